namespace OpenImapi.Cli;

/// <summary>Looks at the folder of virtual drives and stashes: is it there, may it be written, has it room.</summary>
internal static class HomeCheck
{
    /// <summary>A CD's worth of bytes: less room than that is worth a note.</summary>
    private const long Little = 800L << 20;

    public static IEnumerable<Diagnosis> Look(string home)
    {
        var folder = home;
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { } parent)
            folder = parent;
        yield return WriteFault(folder) is { } fault
            ? new("virtual home", Diagnosis.Fault, $"{home} cannot be written: {fault}", "Set OPENIMAPI_HOME to a folder of yours.")
            : new("virtual home", Diagnosis.Good, Directory.Exists(home) ? home : $"{home}, made when it is needed");
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        yield return new("free room", free < Little ? Diagnosis.Note : Diagnosis.Good, $"{Texts.Size(free)} in {folder}",
            free < Little ? "A full CD takes about 700 MiB there, and what is staged for it as much again." : null);
    }

    private static string? WriteFault(string folder)
    {
        try
        {
            using var probe = new FileStream(Path.Combine(folder, $".imapi-{Environment.ProcessId}.probe"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
