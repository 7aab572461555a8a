using System.CommandLine;

namespace OpenImapi.Cli;

/// <summary>The grammar of <c>imapi</c>.</summary>
internal sealed class ImapiDefinition : Command
{
    public ImapiDefinition(Wanted wanted)
        : base("imapi", "Make disc images, and burn, read and prove discs.")
    {
        foreach (var option in Globals.All)
            Add(option);
        Add(Globals.Version);
        wanted.Add(this, "burn", () => new BurnDefinition());
        wanted.Add(this, "audio", () => new AudioDefinition(wanted));
        wanted.Add(this, "image", () => new ImageDefinition(wanted));
        wanted.Add(this, "drives", () => new DrivesDefinition());
        wanted.Add(this, "media", () => new MediaDefinition());
        wanted.Add(this, "copy", () => new CopyDefinition());
        wanted.Add(this, "erase", () => new EraseDefinition());
        wanted.Add(this, "format", () => new FormatDefinition());
        wanted.Add(this, "close", () => new CloseDefinition());
        wanted.Add(this, "eject", () => new EjectDefinition());
        wanted.Add(this, "load", () => new LoadDefinition());
        wanted.Add(this, "drive", () => new DriveDefinition(wanted));
        wanted.Add(this, "doctor", () => new DoctorDefinition());
        wanted.Add(this, MkisofsDefinition.Word, () => new MkisofsDefinition());
    }

    public GlobalOptions Globals { get; } = new();

    /// <summary>The same, with what lets a shell ask for completions. What is said to commands needs none of that, and it takes long to make.</summary>
    public RootCommand ForSuggestions()
    {
        var root = new RootCommand();
        root.Options.Clear();
        foreach (var option in Options)
            root.Add(option);
        foreach (var command in Subcommands)
            root.Add(command);
        return root;
    }
}
