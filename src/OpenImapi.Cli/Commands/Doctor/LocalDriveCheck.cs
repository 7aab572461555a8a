using OpenImapi.Transports.Linux;

namespace OpenImapi.Cli;

/// <summary>Looks for the optical drives of this computer, and why one is not seen or cannot be used.</summary>
internal static class LocalDriveCheck
{
    private const string Subject = "local drives";

    public static async Task<IEnumerable<Diagnosis>> LookAsync(Surroundings surroundings, CancellationToken cancellation)
    {
        if (surroundings.Linux is { } linux)
            return LinuxFindings.Look(linux).Select(found => new Diagnosis(found.Subject, found.IsFault ? Diagnosis.Fault : Diagnosis.Note, found.Text, found.Advice));
        if (surroundings.LocalDrives is not { } drives)
            return [new(Subject, Diagnosis.Note, "not driven on this system", "A drive in another computer can be used as an iSCSI target; 'imapi drive create cd-r80 --name lab' makes a virtual one.")];
        return (await drives.ListAsync(cancellation)).Count > 0 ? []
            : [new(Subject, Diagnosis.Note, "this computer has no optical drive", "If one is plugged in, look at its cable and power.")];
    }
}
