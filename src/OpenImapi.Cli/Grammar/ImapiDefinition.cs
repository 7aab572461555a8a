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
        if (wanted.Has("burn"))
            Add(new BurnDefinition());
        if (wanted.Has("audio"))
            Add(new AudioDefinition(wanted));
        if (wanted.Has("image"))
            Add(new ImageDefinition(wanted));
        if (wanted.Has("drives"))
            Add(new DrivesDefinition());
        if (wanted.Has("media"))
            Add(new MediaDefinition());
        if (wanted.Has("copy"))
            Add(new CopyDefinition());
        if (wanted.Has("erase"))
            Add(new EraseDefinition());
        if (wanted.Has("format"))
            Add(new FormatDefinition());
        if (wanted.Has("close"))
            Add(new CloseDefinition());
        if (wanted.Has("eject"))
            Add(new EjectDefinition());
        if (wanted.Has("load"))
            Add(new LoadDefinition());
        if (wanted.Has("drive"))
            Add(new DriveDefinition(wanted));
        if (wanted.Has("doctor"))
            Add(new DoctorDefinition());
        if (wanted.Has(MkisofsDefinition.Word))
            Add(new MkisofsDefinition());
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
