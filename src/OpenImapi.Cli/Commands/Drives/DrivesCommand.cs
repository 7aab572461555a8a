using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

internal sealed record DrivesCommand(IReadOnlyList<string> Hosts) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var drives = new List<DriveDocument>();
        foreach (var host in Hosts)
            await room.AskAsync(host, cancellation);
        foreach (var address in await room.Catalog.ListAsync(cancellation))
            drives.Add(await DescribeAsync(room, address, run, cancellation));
        run.Reporter.Answer(new DrivesDocument(drives), page => Draw(page, drives));
        return ExitCode.Success;
    }

    private static async Task<DriveDocument> DescribeAsync(DriveRoom room, DriveAddress address, Invocation run, CancellationToken cancellation)
    {
        try
        {
            await using var drive = await room.OpenAsync(address, cancellation);
            return DriveDocument.Of(address, await DriveSurvey.ReadAsync(drive, cancellation));
        }
        catch (DiscException fault) when (fault.Error.Kind == DiscErrorKind.Drive)
        {
            run.Warn(fault.Message);
            return DriveDocument.Unusable(address, fault.Message);
        }
    }

    private static void Draw(Page page, List<DriveDocument> drives)
    {
        if (drives.Count == 0)
        {
            page.Say("There is no drive. 'imapi drive create cd-r80 --name lab' makes a virtual one; see also 'imapi doctor'.");
            return;
        }

        page.Table([new("Drive"), new("Model"), new("Writes"), new("Reads only")], drives.Select(drive => new[]
        {
            drive.Name,
            drive.Fault is null ? $"{drive.Vendor} {drive.Product} {drive.Revision}".Trim() : "(cannot be used now)",
            Listed(drive.Writes),
            Listed(drive.Reads?.Except(drive.Writes ?? [], StringComparer.Ordinal)),
        }));
    }

    private static string Listed(IEnumerable<string>? kinds) => kinds is not null && kinds.Any() ? string.Join(", ", kinds) : "-";
}
