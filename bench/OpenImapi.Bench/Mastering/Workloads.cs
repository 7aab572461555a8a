namespace OpenImapi.Bench;

/// <summary>What is mastered: large files, many files, nearly nothing but names, what a household has, and nearly nothing.</summary>
internal static class Workloads
{
    private const int Kibi = 1 << 10;
    private const int Mebi = 1 << 20;

    public static readonly Workload W1 = new("W1", "two files of 1.8 and 1.2 GiB", (tree, scale) =>
    {
        tree.AddFile("film.mkv", (long)(1843 * scale) * Mebi + 1234);
        tree.AddFile("backup.tar", (long)(1229 * scale) * Mebi + 567);
    })
    {
        Goals = [.. Goal.Of(GoalKind.OfFloor, 1.05, [.. Contenders.Plain, .. Contenders.WithUdf])],
    };

    public static readonly Workload W2 = new("W2", "100,000 files of 1 to 16 KiB with names of 24 to 60 letters, 100 in a folder", (tree, scale) =>
        Spread(tree, Workload.Count(100_000, scale), 100, number =>
            (tree.NameOf(number, tree.Seeded.Between(24, 60), ".html"), tree.Seeded.Between(Kibi, 16 * Kibi))))
    {
        Goals =
        [
            .. Goal.Of(GoalKind.OfFloor, 1.3, Contenders.Plain), .. Goal.Of(GoalKind.OfFloor, 1.6, Contenders.WithUdf),
            .. Goal.Of(GoalKind.Peak, 120, [.. Contenders.Plain, .. Contenders.WithUdf]),
        ],
    };

    public static readonly Workload W3 = new("W3", "1,000,000 files, nine in ten empty, the others up to 4 KiB, 1,000 in a folder", (tree, scale) =>
        Spread(tree, Workload.Count(1_000_000, scale), 1000, number => ($"item-{number:D7}.dat", number % 10 == 0 ? tree.Seeded.Between(1, 4 * Kibi) : 0)))
    {
        Floor = Contenders.WalkFloor,
        Goals = [.. Goal.Of(GoalKind.OfFloor, 2.5, Contenders.Plain), .. Goal.Of(GoalKind.Peak, 400, [.. Contenders.Plain, .. Contenders.WithUdf])],
    };

    public static readonly Workload W4 = new("W4", "2 GiB in 1,942 files: 600 photos of 1 to 5.5 MiB, 1,342 documents of 8 to 160 KiB", (tree, scale) =>
    {
        Spread(tree, Workload.Count(600, scale), 60, number => ($"IMG_{number:D4}.JPG", tree.Seeded.Between(Mebi, 11 * Mebi / 2)), "Photos ");
        Spread(tree, Workload.Count(1342, scale), 80, number => (tree.NameOf(number, 30, ".pdf"), tree.Seeded.Between(8 * Kibi, 160 * Kibi)), "Documents ");
    })
    {
        Goals = [.. Goal.Of(GoalKind.OfFloor, 1.1, [.. Contenders.Plain, .. Contenders.WithUdf])],
    };

    public static readonly Workload W5 = new("W5", "20 files of 1 to 8 KiB", (tree, _) =>
        Spread(tree, 20, 20, number => (tree.NameOf(number, 20, ".txt"), tree.Seeded.Between(Kibi, 8 * Kibi))))
    {
        Goals = [.. Goal.Of(GoalKind.Cpu, 0.060, Contenders.Product), .. Goal.Of(GoalKind.Cpu, 0.010, Contenders.Native)],
    };

    public static readonly IReadOnlyList<Workload> All = [W1, W2, W3, W4, W5];

    /// <summary>Files of 4 KiB, 100 in a folder.</summary>
    public static Workload Growth(int files) => new($"grow {files}", $"{files:N0} files of 4 KiB, 100 in a folder", (tree, _) =>
        Spread(tree, files, 100, number => ($"file-{number:D6}.bin", 4 * Kibi)));

    private static void Spread(TreeMaker tree, int files, int inFolder, Func<int, (string Name, long Length)> file, string prefix = "folder ")
    {
        var folder = "";
        for (var number = 0; number < files; number++)
        {
            if (number % inFolder == 0)
                tree.AddFolder(folder = $"{prefix}{number / inFolder:D4}");
            var (name, length) = file(number);
            tree.AddFile(Path.Combine(folder, name), length);
        }
    }
}
