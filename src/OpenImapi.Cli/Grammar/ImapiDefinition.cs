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
        Add(new BurnDefinition());
        Add(new AudioDefinition());
        Add(new ImageDefinition());
        Add(new DrivesDefinition());
        Add(new MediaDefinition());
        Add(new CopyDefinition());
        Add(new EraseDefinition());
        Add(new FormatDefinition());
        Add(new CloseDefinition());
        Add(new EjectDefinition());
        Add(new LoadDefinition());
        Add(new DriveDefinition());
        Add(new DoctorDefinition());
        Add(new MkisofsDefinition());
    }

    public GlobalOptions Globals { get; } = new();
}
