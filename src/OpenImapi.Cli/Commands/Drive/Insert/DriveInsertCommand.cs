using OpenImapi.Virtual;

namespace OpenImapi.Cli;

internal sealed record DriveInsertCommand(string Name, string Medium, DiscOptions Disc) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var requested = await InsertAsync(room, run, cancellation) == TrayOutcome.Requested;
        var drive = VirtualDriveDocument.Of(room.Virtual.Describe(Name));
        run.Reporter.Result(new VirtualDriveResult("drive insert", drive, requested), page => page.Line(requested
            ? $"{drive.Name} is in use; the disc is changed at its next command." : $"The disc in {drive.Name} is now: {drive.Medium}."));
        return ExitCode.Success;
    }

    /// <summary>A blank disc or one of the shelf, an image, or what a sheet describes.</summary>
    private async Task<TrayOutcome> InsertAsync(DriveRoom room, Invocation run, CancellationToken cancellation)
    {
        if (!SheetDisc.IsSheet(Medium))
            return room.Virtual.Insert(Name, Medium, Disc);
        if (Disc != new DiscOptions())
            throw UsageFault.Of("--media-id and --unformatted are said of a new blank disc.");
        await using var sheet = await SheetDisc.OpenAsync(Medium, run, cancellation);
        return await room.Virtual.InsertAsync(Name, sheet.Layout, sheet.Source, cancellation);
    }
}
