using System.Runtime.InteropServices;
using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

internal sealed record DoctorCommand(string? DriveName) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var diagnoses = new List<Diagnosis>
        {
            new("imapi", Diagnosis.Good, $"version {CommandLine.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"),
        };
        diagnoses.AddRange(HomeCheck.Look(room.Home.Path));
        foreach (var tool in await AudioDecoders.StatusAsync(cancellation))
            diagnoses.Add(tool.IsThere ? new(tool.Name, Diagnosis.Good, $"{tool.Version}: {tool.Purpose}") : new(tool.Name, Diagnosis.Note, $"not there; it {tool.Purpose}", tool.HowToInstall));
        diagnoses.Add(await SleepCheck.LookAsync(run, cancellation));
        diagnoses.AddRange(await LocalDriveCheck.LookAsync(run.Surroundings, cancellation));
        foreach (var drive in await DrivesAsync(room, cancellation))
            diagnoses.Add(await LookAsync(room, drive, cancellation));
        run.Reporter.Answer(new DoctorDocument(diagnoses), page => Draw(page, diagnoses));
        return diagnoses.Exists(diagnosis => diagnosis.State == Diagnosis.Fault) ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>The drive that was named, which may be one that nobody lists; else all.</summary>
    private async Task<IReadOnlyList<DriveAddress>> DrivesAsync(DriveRoom room, CancellationToken cancellation) =>
        DriveName is null ? await room.Catalog.ListAsync(cancellation) : [await room.ChooseAsync(DriveName, cancellation)];

    private static async Task<Diagnosis> LookAsync(DriveRoom room, DriveAddress address, CancellationToken cancellation)
    {
        try
        {
            await using var drive = await room.OpenAsync(address, cancellation);
            var description = await DriveSurvey.ReadAsync(drive, cancellation);
            return new(address.Name, Diagnosis.Good, $"answers: {description.Vendor} {description.Product} {description.Revision}, writes {Written(description)}");
        }
        catch (DiscException fault)
        {
            return new(address.Name, Diagnosis.Fault, fault.Message, fault.Advice);
        }
    }

    private static string Written(DriveDescription drive) =>
        drive.IsRecorder ? string.Join(", ", drive.Writes.Select(profile => profile.Label()).Distinct(StringComparer.Ordinal)) : "nothing";

    private static void Draw(Page page, List<Diagnosis> diagnoses)
    {
        page.Table([new("State"), new("What"), new("Found")], diagnoses.Select(diagnosis => new[] { diagnosis.State, diagnosis.Subject, diagnosis.Text }));
        foreach (var diagnosis in diagnoses.Where(diagnosis => diagnosis.Advice is not null))
        {
            page.Line();
            page.Say($"{diagnosis.Subject}: {diagnosis.Advice}");
        }
    }
}
