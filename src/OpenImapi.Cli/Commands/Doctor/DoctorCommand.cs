using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

internal sealed record DoctorCommand : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var room = new DriveRoom(run);
        var findings = new List<Finding>
        {
            new("imapi", Finding.Good, $"version {CommandLine.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        };
        findings.AddRange(HomeCheck.Look(room.Home.Path));
        findings.AddRange(LocalDriveCheck.Look());
        foreach (var drive in await room.Catalog.ListAsync(cancellation))
            findings.Add(await LookAsync(room, drive, cancellation));
        run.Reporter.Answer(new DoctorDocument(findings), Documents.Default.DoctorDocument, page => Draw(page, findings));
        return findings.Exists(finding => finding.State == Finding.Fault) ? ExitCode.Failure : ExitCode.Success;
    }

    private static async Task<Finding> LookAsync(DriveRoom room, DriveAddress address, CancellationToken cancellation)
    {
        try
        {
            await using var drive = await room.OpenAsync(address, cancellation);
            var description = await DriveSurvey.ReadAsync(drive, cancellation);
            return new(address.Name, Finding.Good, $"answers: {description.Vendor} {description.Product} {description.Revision}, writes {Written(description)}");
        }
        catch (DiscException fault)
        {
            return new(address.Name, Finding.Fault, fault.Message, fault.Advice);
        }
    }

    private static string Written(DriveDescription drive) =>
        drive.IsRecorder ? string.Join(", ", drive.Writes.Select(profile => profile.Label()).Distinct(StringComparer.Ordinal)) : "nothing";

    private static void Draw(Page page, List<Finding> findings)
    {
        page.Table([new("State"), new("What"), new("Found")], findings.Select(finding => new[] { finding.State, finding.Subject, finding.Text }));
        foreach (var finding in findings.Where(finding => finding.Advice is not null))
        {
            page.Line();
            page.Line($"{finding.Subject}: {finding.Advice}");
        }
    }
}
