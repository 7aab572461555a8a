using System.Diagnostics;

namespace OpenImapi.Bench;

/// <summary>Mastering on file systems that can share blocks between files, made in a file of their own and mounted for a while.</summary>
internal static class ReflinkRaces
{
    private const long Disk = 4L << 30;

    private static readonly (string Kind, string[] Make)[] FileSystems = [("xfs", ["mkfs.xfs", "-q", "-m", "reflink=1"]), ("btrfs", ["mkfs.btrfs", "-q"])];

    private static readonly Workload OneFile = new("", "one file of 1 GiB", (tree, scale) => tree.AddFile("film.mkv", (long)(1024 * scale) << 20))
    {
        Goals = [.. Goal.Of(GoalKind.WallWithoutStart, 0.050, [.. Contenders.Plain, .. Contenders.WithUdf])],
    };

    /// <summary>Runs on each file system that can be made and mounted here, and says why on the others it does not.</summary>
    public static async Task<IReadOnlyList<RaceResult>> RunAsync(
        MasteringOrder order, Products products, NativeTools tools, string scratch, List<string> skipped, CancellationToken cancellation)
    {
        var races = new List<RaceResult>();
        foreach (var (kind, make) in FileSystems)
        {
            var (disk, place) = (Path.Combine(scratch, $"{kind}.disk"), Path.Combine(scratch, kind));
            if (await MountAsync(make, disk, place, cancellation) is { } reason)
            {
                skipped.Add($"reflink on {kind}: {reason}");
                continue;
            }

            try
            {
                races.Add(await RaceAsync(order, OneFile with { Name = $"reflink on {kind}" }, products, tools, place, cancellation));
            }
            finally
            {
                // Whoever was interrupted may still hold a file: then it goes when that one does.
                if (await AskAsync(["umount", place], CancellationToken.None) is not null)
                    await AskAsync(["umount", "--lazy", place], CancellationToken.None);
                File.Delete(disk);
            }
        }

        return races;
    }

    private static async Task<RaceResult> RaceAsync(
        MasteringOrder order, Workload workload, Products products, NativeTools tools, string place, CancellationToken cancellation)
    {
        var (source, nothing) = (Path.Combine(place, "source"), Path.Combine(place, "nothing"));
        workload.MakeIn(source, order.Scale);
        Workloads.Growth(1).MakeIn(nothing, 1);
        // What waits to be written is not part of what is measured.
        await AskAsync(["sync"], cancellation);
        return await new Race(new(tools, place), place, order.Rounds).RunAsync(workload, source, nothing, Contenders.For(workload, products, tools, ["none"]), cancellation);
    }

    /// <summary>Makes a file system in a file and mounts it; returns why that cannot be.</summary>
    private static async Task<string?> MountAsync(string[] make, string disk, string place, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || !string.Equals(Environment.UserName, "root", StringComparison.Ordinal))
            return "only root can mount";
        if (!Contenders.IsInstalled(make[0]))
            return $"{make[0]} is not installed";
        using (var file = File.Create(disk))
            file.SetLength(Disk);
        Directory.CreateDirectory(place);
        return await AskAsync([.. make, disk], cancellation) ?? await AskAsync(["mount", "-o", "loop", disk, place], cancellation);
    }

    /// <summary>Runs a program; returns what it says where it fails.</summary>
    private static async Task<string?> AskAsync(string[] words, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? null : $"{words[0]}: {errors.Trim()}";
    }
}
