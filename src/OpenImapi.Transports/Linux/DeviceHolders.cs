namespace OpenImapi.Transports.Linux;

/// <summary>A process that has a device open.</summary>
public readonly record struct DeviceHolder(int Process, string Name)
{
    public override string ToString() => $"{Name} (process {Process})";
}

/// <summary>Finds who has a device open, as far as this user may see.</summary>
public static class DeviceHolders
{
    /// <summary>The processes that have one of the drive's devices open.</summary>
    public static IReadOnlyList<DeviceHolder> Of(LinuxSystem system, OpticalDevice device) =>
        [.. system.Names("/proc").Select(name => int.TryParse(name, out var process) ? process : 0)
            .Where(process => process > 0 && Holds(system, process, device))
            .Order().Select(process => new DeviceHolder(process, system.Read($"/proc/{process}/comm") ?? "a program"))];

    private static bool Holds(LinuxSystem system, int process, OpticalDevice device) =>
        system.Names($"/proc/{process}/fd").Any(number => LinkOf(system[$"/proc/{process}/fd/{number}"]) is { } target && device.IsAt(target));

    private static string? LinkOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
