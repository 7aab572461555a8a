using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Copies a disc to others: into files first, so that the one drive can be used for both and no burn waits for a disc that is hard to read.</summary>
internal sealed class DiscToDisc(CopyChoice choice, BurnSettings how, Invocation run)
{
    public async Task<ExitCode> RunAsync(CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var from = await room.ChooseAsync(choice.From, cancellation);
        var isSame = how.Drives.Count == 0;
        if (isSame && !run.CanAsk)
            throw UsageFault.Of($"The copy of the disc in {from.Name} needs another drive, or somebody at a terminal who changes the disc.", "Name the other drive with --to, or copy to a file with --output.");
        var burn = new BurnRun(run, isSame ? how with { Drives = [from.Name] } : how);
        var drives = await burn.DrivesAsync(cancellation);
        if (!isSame && drives.Exists(drive => drive.Identity == from.Identity))
            throw UsageFault.Of($"{from.Name} holds the disc that is copied.", "Leave out --to to change the disc when it has been read.");
        burn.RequireDrives(drives);
        var folder = Directory.CreateTempSubdirectory("imapi-copy-").FullName;
        try
        {
            var files = await ReadAsync(room, from, folder, cancellation);
            if (isSame)
                await NextDisc.AskAsync(run, from, 1, how.Copies ?? 1, cancellation);
            await BurnAsync(files, burn, drives, cancellation);
            return files.Unreadable.IsEmpty ? ExitCode.Success : ExitCode.Medium;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<DiscFiles> ReadAsync(DriveRoom room, DriveAddress from, string folder, CancellationToken cancellation)
    {
        await using var drive = await room.OpenAsync(from, cancellation);
        var files = await new DiscToFile(choice, run).RunAsync(drive, medium => Path.Combine(folder, medium.Profile.IsCd() ? "disc.cue" : "disc.iso"), cancellation);
        if (!files.Medium.Profile.IsCd() && files.Layout.Sessions.Length > 1)
            run.Warn($"The {files.Layout.Sessions.Length} sessions of the {files.Medium.Kind} become one, which shows what the last of them shows.");
        return files;
    }

    private async Task BurnAsync(DiscFiles files, BurnRun burn, List<DriveAddress> drives, CancellationToken cancellation)
    {
        var record = how.Record with { CloseDisc = how.Record.CloseDisc || files.Medium.Status == MediumStatus.Complete };
        var path = files.Files[^1];
        if (SheetDisc.IsSheet(path))
        {
            await using var sheet = await SheetDisc.OpenAsync(path, run, cancellation);
            await burn.BurnAsync([new(new Content.Disc(sheet.Layout, sheet.Source), how with { Record = record })], drives, "copy", cancellation);
        }
        else
        {
            await burn.BurnAsync([new(new Content.Image(path), how with { Record = record })], drives, "copy", cancellation);
        }
    }
}
