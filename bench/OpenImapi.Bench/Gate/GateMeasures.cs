using OpenImapi.Mastering;

namespace OpenImapi.Bench;

/// <summary>What the gate measures.</summary>
internal static class GateMeasures
{
    private const int WarmUps = 3;
    private const int Rounds = 7;

    private static readonly ImageOptions Options = new() { RockRidge = true };
    private static readonly WalkOptions Walk = new() { KeepSpecialFiles = true };

    /// <summary>System calls that the larger tree takes more than the smaller.</summary>
    public static async Task<SortedDictionary<string, long>> CallsAsync(string root, string small, string large, string scratch, CancellationToken cancellation)
    {
        var imapi = Path.Combine(root, "artifacts", "bin", "OpenImapi.Cli", "release", "imapi.dll");
        async Task<SortedDictionary<string, long>> Of(string folder, string name) =>
            await SystemCalls.OfAsync(["dotnet", imapi, "image", "create", folder, "-o", Path.Combine(scratch, name), "--quiet"], scratch, cancellation);
        return Difference(await Of(large, "large.iso"), await Of(small, "small.iso"), 1);
    }

    /// <summary>Bytes allocated in this process for each file that the larger tree has more, the least of some rounds.</summary>
    public static async Task<SortedDictionary<string, long>> BytesAsync(string small, string large, int files, string scratch, CancellationToken cancellation)
    {
        var (least, most) = (await BytesOfAsync(small, scratch, cancellation), await BytesOfAsync(large, scratch, cancellation));
        for (var round = 0; round < Rounds; round++)
        {
            Lower(least, await BytesOfAsync(small, scratch, cancellation));
            Lower(most, await BytesOfAsync(large, scratch, cancellation));
        }

        return Difference(most, least, files);
    }

    private static async Task<SortedDictionary<string, long>> BytesOfAsync(string folder, string scratch, CancellationToken cancellation)
    {
        var (bytes, mark) = (new SortedDictionary<string, long>(StringComparer.Ordinal), GC.GetTotalAllocatedBytes(precise: true));
        void Note(string step)
        {
            bytes[step] = GC.GetTotalAllocatedBytes(precise: true) - mark;
            mark = GC.GetTotalAllocatedBytes(precise: true);
        }

        var tree = new SourceTree();
        tree.Add("", folder, Walk);
        Note("walking");
        var plan = ImagePlanner.Plan(tree, Options);
        Note("planning");
        await ImageFile.WriteAsync(plan, Path.Combine(scratch, "image.iso"), overwrite: true, cancellation: cancellation);
        Note("writing");
        return bytes;
    }

    /// <summary>The median, over rounds in turn, of CPU here to CPU of the floor.</summary>
    public static async Task<double> CpuAsync(string root, int files, string scratch, CancellationToken cancellation)
    {
        var (tools, source, ratios) = (NativeTools.Build(root), Path.Combine(scratch, "source"), new List<double>());
        Workloads.Growth(files).MakeIn(source, 1);
        var meter = new Meter(tools, scratch);
        for (var round = 0; round < WarmUps + Rounds; round++)
        {
            var (output, before) = (Path.Combine(scratch, "floor.iso"), Environment.CpuUsage.TotalTime);
            await BytesOfAsync(source, scratch, cancellation);
            var here = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            var floor = await meter.RunAsync([tools.Floor, "copy", source, output], cancellation);
            File.Delete(output);
            if (round >= WarmUps)
                ratios.Add(here / floor.Cpu);
        }

        return Math.Round(new Figures("", ratios).Median, 2);
    }

    private static SortedDictionary<string, long> Difference(SortedDictionary<string, long> large, SortedDictionary<string, long> small, int divisor) =>
        new(large.Select(figure => (figure.Key, Value: (figure.Value - small.GetValueOrDefault(figure.Key)) / divisor)).Where(figure => figure.Value > 0)
            .ToDictionary(figure => figure.Key, figure => figure.Value, StringComparer.Ordinal), StringComparer.Ordinal);

    private static void Lower(SortedDictionary<string, long> least, SortedDictionary<string, long> found)
    {
        foreach (var (step, bytes) in found)
            least[step] = Math.Min(least[step], bytes);
    }
}
