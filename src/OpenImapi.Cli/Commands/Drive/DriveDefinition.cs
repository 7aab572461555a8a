namespace OpenImapi.Cli;

/// <summary>The commands about virtual drives.</summary>
internal sealed class DriveDefinition : Noun
{
    public DriveDefinition()
        : base("drive", "Make virtual drives, change their discs, and serve drives to others.")
    {
        Add(new DriveCreateDefinition());
        Add(new DriveInsertDefinition());
        Add(new DriveListDefinition());
        Add(new DriveRemoveDefinition());
        Add(new DriveExportDefinition());
        Add(new DriveServeDefinition());
    }
}
