namespace OpenImapi.Bench;

/// <summary>The product, the floors, and the peers that are installed.</summary>
internal static class Contenders
{
    public const string Product = "imapi";
    public const string ProductUdf = "imapi, with UDF";
    public const string Native = "imapi native";
    public const string NativeUdf = "imapi native, with UDF";
    public const string CopyFloor = "floor";
    public const string FileCopy = "cp";
    public const string WalkFloor = "floor: walk and stat";

    /// <summary>imapi as it makes images by default: ISO 9660, Joliet and Rock Ridge.</summary>
    public static readonly string[] Plain = [Product, Native];

    /// <summary>The same, and UDF.</summary>
    public static readonly string[] WithUdf = [ProductUdf, NativeUdf];

    private const string Label = "BENCH";

    /// <summary>Everything that can master a workload here.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="products">imapi.</param>
    /// <param name="tools">The floors.</param>
    /// <param name="peers">Names of peers that are wanted; all where there is none.</param>
    public static IReadOnlyList<Contender> For(Workload workload, Products products, NativeTools tools, IReadOnlyList<string> peers)
    {
        var all = new List<Contender> { FloorOf(workload, tools) };
        if (workload.Floor == CopyFloor)
            all.Add(new("cat", (folder, output) => ["sh", "-c", "find \"$0\" -type f -print0 | xargs -0 cat > \"$1\"", folder, output]));
        all.AddRange(Ours(products.OnRuntime, Product, ProductUdf));
        if (products.Native is { } native)
            all.AddRange(Ours([native], Native, NativeUdf));
        all.AddRange(Peers.Where(peer => IsInstalled(peer.Name) && (peers.Count == 0 || peers.Contains(peer.Name, StringComparer.Ordinal))));
        return all;
    }

    /// <summary>Others who make ISO 9660 with Joliet and Rock Ridge.</summary>
    public static IReadOnlyList<Contender> Peers { get; } =
    [
        new("genisoimage", (folder, output) => ["genisoimage", "-quiet", "-J", "-R", "-iso-level", "3", "-V", Label, "-o", output, folder]),
        new("xorriso", (folder, output) => ["xorriso", "-as", "mkisofs", "-quiet", "-J", "-R", "-iso-level", "3", "-V", Label, "-o", output, folder]),
        new("bsdtar", (folder, output) => ["bsdtar", "--format=iso9660", "-cf", output, "-C", folder, "."]),
    ];

    public static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(["/usr/sbin", "/sbin"]).Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>What writes a CD in a virtual drive to a file of raw sectors, and the copy of such a file.</summary>
    public static IReadOnlyList<Contender> ForExport(Products products)
    {
        IReadOnlyList<string> Export(IReadOnlyList<string> program, string home, string output) =>
            [.. ExportRace.Imapi(program, home), "drive", "export", ExportRace.DriveName, "-o", Path.ChangeExtension(output, ".cue"), "--quiet"];
        return
        [
            new(FileCopy, (home, output) => ["cp", Path.Combine(home, ExportRace.Reference), output]),
            new(Product, (home, output) => Export(products.OnRuntime, home, output)),
            .. products.Native is { } native ? [new Contender(Native, (home, output) => Export([native], home, output))] : Array.Empty<Contender>(),
        ];
    }

    private static IEnumerable<Contender> Ours(IReadOnlyList<string> program, string plain, string withUdf) =>
    [
        new(plain, (folder, output) => [.. program, "image", "create", folder, "-o", output, "--quiet"]),
        new(withUdf, (folder, output) => [.. program, "image", "create", folder, "-o", output, "--quiet", "--udf", "2.01"]),
    ];

    private static Contender FloorOf(Workload workload, NativeTools tools) => workload.Floor == WalkFloor
        ? new(WalkFloor, (folder, _) => [tools.Floor, "walk", folder])
        : new(CopyFloor, (folder, output) => [tools.Floor, "copy", folder, output]);
}
