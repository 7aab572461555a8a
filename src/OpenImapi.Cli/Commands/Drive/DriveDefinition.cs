namespace OpenImapi.Cli;

/// <summary>The commands about virtual drives.</summary>
internal sealed class DriveDefinition : Noun
{
    public DriveDefinition(Wanted wanted)
        : base("drive", "Make virtual drives, change their discs, and serve drives to others.")
    {
        wanted.Add(this, "create", () => new DriveCreateDefinition());
        wanted.Add(this, "insert", () => new DriveInsertDefinition());
        wanted.Add(this, "list", () => new DriveListDefinition());
        wanted.Add(this, "remove", () => new DriveRemoveDefinition());
        wanted.Add(this, "export", () => new DriveExportDefinition());
        wanted.Add(this, "serve", () => new DriveServeDefinition());
    }
}
