namespace OpenImapi.Bench;

/// <summary>A CD in a virtual drive written to a .bin of whole sectors, which have to be made of its blocks, beside the copy of such a file.</summary>
internal static class ExportRace
{
    public const string DriveName = "bench";
    public const string Reference = "reference.bin";

    /// <summary>The CD is nearly full.</summary>
    private static readonly Workload FullDisc = new("export", "a CD of 700 MB in a virtual drive, to .cue and .bin; the floor is cp of that .bin",
        (tree, scale) => tree.AddFile("film.mkv", (long)(700_000_000 * scale)))
    {
        Floor = Contenders.FileCopy,
        Goals = [.. Goal.Of(GoalKind.WallOfFloor, 1.2, Contenders.Plain)],
    };

    public static async Task<RaceResult> RunAsync(MasteringOrder order, Products products, NativeTools tools, string scratch, CancellationToken cancellation)
    {
        var (home, source, meter) = (Path.Combine(scratch, "home"), Path.Combine(scratch, "source"), new Meter(tools, scratch));
        Race.Tell($"{FullDisc.Name}: burning the disc");
        FullDisc.MakeIn(source, order.Scale);
        try
        {
            foreach (var words in (string[][])
            [
                ["drive", "create", "cd-r80", "--name", DriveName],
                ["burn", source, "--drive", $"virtual:{DriveName}"],
                ["drive", "export", DriveName, "-o", Path.Combine(home, Path.ChangeExtension(Reference, ".cue"))],
            ])
                await meter.RunAsync([.. Imapi(products.OnRuntime, home), .. words], cancellation);
            return await new Race(meter, scratch, order.Rounds).RunAsync(FullDisc, home, null, Contenders.ForExport(products), cancellation);
        }
        finally
        {
            Directory.Delete(source, recursive: true);
            Directory.Delete(home, recursive: true);
        }
    }

    /// <summary>imapi with virtual drives of its own.</summary>
    public static IReadOnlyList<string> Imapi(IReadOnlyList<string> program, string home) => ["env", $"OPENIMAPI_HOME={home}", .. program];
}
