namespace OpenImapi.Cli;

/// <summary>The commands about virtual drives.</summary>
internal sealed class DriveDefinition : Noun
{
    public DriveDefinition(Wanted wanted)
        : base("drive", "Make virtual drives, change their discs, and serve drives to others.")
    {
        if (wanted.Has("create"))
            Add(new DriveCreateDefinition());
        if (wanted.Has("insert"))
            Add(new DriveInsertDefinition());
        if (wanted.Has("list"))
            Add(new DriveListDefinition());
        if (wanted.Has("remove"))
            Add(new DriveRemoveDefinition());
        if (wanted.Has("export"))
            Add(new DriveExportDefinition());
        if (wanted.Has("serve"))
            Add(new DriveServeDefinition());
    }
}
