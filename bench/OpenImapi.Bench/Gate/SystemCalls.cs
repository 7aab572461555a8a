using System.Diagnostics;
using System.Globalization;

namespace OpenImapi.Bench;

/// <summary>Counts the system calls of a program, by strace.</summary>
internal static class SystemCalls
{
    /// <summary>What the runtime does for itself, which no two runs do equally often: memory, threads, signals, time.</summary>
    private static readonly HashSet<string> OfTheRuntime = new(StringComparer.Ordinal)
    {
        "brk", "clock_gettime", "clock_nanosleep", "clone", "clone3", "exit", "futex", "get_mempolicy", "getcpu", "getpid", "getrusage", "gettid", "madvise", "mbind",
        "membarrier", "mincore", "mlock", "mmap", "mprotect", "mremap", "munmap", "nanosleep", "poll", "ppoll", "prctl", "restart_syscall", "rseq", "rt_sigaction",
        "rt_sigprocmask", "rt_sigreturn", "sched_getaffinity", "sched_setaffinity", "sched_yield", "set_robust_list", "sigaltstack", "tgkill",
    };

    /// <summary>Calls of a command by name.</summary>
    /// <exception cref="InvalidOperationException">The command failed, or nothing can be traced here.</exception>
    public static async Task<SortedDictionary<string, long>> OfAsync(IReadOnlyList<string> command, string scratch, CancellationToken cancellation)
    {
        var counts = Path.Combine(scratch, "calls");
        using var strace = Process.Start(new ProcessStartInfo("strace", ["-f", "-qq", "-c", "-o", counts, .. command]) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = await strace.StandardError.ReadToEndAsync(cancellation);
        await strace.WaitForExitAsync(cancellation);
        if (strace.ExitCode != 0)
            throw new InvalidOperationException($"strace {string.Join(' ', command)} ended with {strace.ExitCode}: {errors}");
        var calls = new SortedDictionary<string, long>(StringComparer.Ordinal);
        // Share, seconds, microseconds a call, calls, errors where there are some, name.
        foreach (var words in File.ReadLines(counts).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            if (words.Length is 5 or 6 && long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && words[^1] != "total" && !OfTheRuntime.Contains(words[^1]))
                calls[words[^1]] = count;
        return calls;
    }
}
