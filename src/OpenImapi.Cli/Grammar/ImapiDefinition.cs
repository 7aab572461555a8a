using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The whole grammar of <c>imapi</c>.</summary>
internal sealed class ImapiDefinition : RootCommand
{
    public ImapiDefinition()
        : base("Make disc images, and burn, read and prove discs.")
    {
        Options.Clear();
        foreach (var option in Globals.All)
            Add(option);
        Add(Globals.Version);
        Add(new ImageDefinition());
    }

    public GlobalOptions Globals { get; } = new();
}
