using System.Runtime.InteropServices;

namespace OpenImapi.Bench;

/// <summary>Where the figures come from.</summary>
internal sealed record Machine(string Processor, int Processors, double MemoryGibibytes, string System, string Runtime, string Load)
{
    public static Machine Here() => new(
        LineOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30), 1),
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription,
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");

    public override string ToString() => $"{Processor}, {Processors} processors, {MemoryGibibytes:0.0} GiB; {System}; {Runtime}; load at the start {Load}";

    private static string? LineOf(string file, string name) => File.Exists(file)
        ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
        : null;
}
