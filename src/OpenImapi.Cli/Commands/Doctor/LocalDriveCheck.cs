namespace OpenImapi.Cli;

/// <summary>Looks for optical drives of this computer, which this version sees and does not drive.</summary>
internal static class LocalDriveCheck
{
    private const string Remedy = "This version records on virtual drives; 'imapi drive create cd-r80 --name lab' makes one.";

    public static IEnumerable<Diagnosis> Look()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield return new("local drives", Diagnosis.Note, "not driven on this system", Remedy);
            yield break;
        }

        var devices = Directory.GetFiles("/dev", "sr*").Where(path => path.AsSpan("/dev/sr".Length) is { IsEmpty: false } number && !number.ContainsAnyExceptInRange('0', '9'))
            .Order(StringComparer.Ordinal).ToList();
        if (devices.Count == 0)
            yield return new("local drives", Diagnosis.Note, "this computer has no optical drive");
        foreach (var device in devices)
            yield return new(device, Diagnosis.Note, $"{(MayOpen(device) ? "may be opened" : "may not be opened by you")}, and is not driven by this version", Remedy);
    }

    private static bool MayOpen(string device)
    {
        try
        {
            File.OpenHandle(device, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault is not UnauthorizedAccessException;
        }
    }
}
