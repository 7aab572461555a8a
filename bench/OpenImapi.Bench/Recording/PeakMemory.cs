using System.Diagnostics;

namespace OpenImapi.Bench;

/// <summary>The most memory that this process had resident since it was asked to begin anew; where the system cannot do that, since it started.</summary>
internal static class PeakMemory
{
    /// <summary>Forgets what was, gives back what nobody uses, and says what is left, in bytes.</summary>
    public static long Begin()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (File.Exists("/proc/self/clear_refs"))
            File.WriteAllText("/proc/self/clear_refs", "5");
        return Process.GetCurrentProcess().WorkingSet64;
    }

    /// <summary>Bytes.</summary>
    public static long Now => Process.GetCurrentProcess().PeakWorkingSet64;
}
