namespace OpenImapi.Cli;

internal sealed record DriveListCommand : ICommand
{
    private static readonly Column[] Columns = [new("Drive"), new("Disc"), new("Shelf"), new("Folder")];

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var drives = room.Virtual.List().Select(VirtualDriveDocument.Of).ToList();
        run.Reporter.Answer(new VirtualDrivesDocument(room.Home.Path, drives), page =>
        {
            if (drives.Count == 0)
                page.Say($"There is no virtual drive in {room.Home.Path}. 'imapi drive create cd-r80 --name lab' makes one.");
            else
                page.Table(Columns, drives.Select(Row));
        });
        return ExitCode.Success;
    }

    private static string[] Row(VirtualDriveDocument drive) =>
        [drive.Name, drive.TrayOpen ? "(tray open)" : drive.Medium ?? "(none)", string.Join(", ", drive.Shelf), drive.Folder];
}
