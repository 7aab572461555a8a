using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>One row of the table: a criterion for one tree of names of one hard tree, and how each program meets it.</summary>
/// <param name="Tree">The hard tree.</param>
/// <param name="Kind">ISO 9660, Joliet or Rock Ridge.</param>
/// <param name="Criterion">What is asked.</param>
/// <param name="Verdicts">For each program nothing when it is right, else what is wrong.</param>
internal sealed record HardTreeRow(string Tree, VolumeTreeKind Kind, Criterion Criterion, IReadOnlyDictionary<string, string> Verdicts);

/// <summary>Every hard tree mastered by every program, and the results side by side.</summary>
internal static class HardTreeTable
{
    public const string NotMade = "refused";
    public const string Endless = "not done in half a minute";

    private static readonly Criterion[] Criteria =
    [
        Criterion.List, Criterion.Contents, Criterion.Depth, Criterion.Names, Criterion.Endings, Criterion.Distinct, Criterion.Legal, Criterion.Times, Criterion.Order,
        Criterion.Structure,
    ];

    private static readonly VolumeTreeKind[] Kinds = [VolumeTreeKind.Iso9660, VolumeTreeKind.Joliet];

    public static async Task<List<HardTreeRow>> OfAsync(HardTree tree)
    {
        var verdicts = new Dictionary<(VolumeTreeKind, Criterion), Dictionary<string, string>>();
        foreach (var maker in ImageMaker.Peers.Prepend(ImageMaker.Ours))
            foreach (var (place, verdict) in await OfAsync(tree, maker))
            {
                if (!verdicts.TryGetValue(place, out var row))
                    verdicts.Add(place, row = []);
                row.Add(maker.Name, verdict);
            }

        return [.. verdicts.OrderBy(row => row.Key).Select(row => new HardTreeRow(tree.Name, row.Key.Item1, row.Key.Item2, row.Value))];
    }

    /// <summary>The page: rows that all programs get right are left out.</summary>
    /// <param name="introduction">What stands before the tables.</param>
    /// <param name="rows">All rows, those of a tree together.</param>
    public static string Page(string introduction, IReadOnlyList<HardTreeRow> rows)
    {
        var makers = ImageMaker.Peers.Prepend(ImageMaker.Ours).Select(maker => maker.Name).ToList();
        var page = new StringBuilder(introduction);
        foreach (var tree in rows.GroupBy(row => row.Tree))
        {
            page.Append($"\n## {char.ToUpperInvariant(tree.Key[0])}{tree.Key[1..]}\n\n");
            var refusing = makers.Where(maker => tree.All(row => row.Verdicts[maker] is NotMade or Endless)).ToList();
            foreach (var group in refusing.GroupBy(maker => tree.First().Verdicts[maker]))
                page.Append($"{char.ToUpperInvariant(group.Key[0])}{group.Key[1..]} by {string.Join(" and ", group)}.\n\n");
            var making = makers.Except(refusing).ToList();
            var shown = tree.Where(row => making.Any(maker => row.Verdicts[maker].Length > 0)).ToList();
            if (shown.Count == 0)
            {
                page.Append(refusing.Count == 0 ? "All programs get everything right.\n" : $"{string.Join(" and ", making)} {(making.Count == 1 ? "gets" : "get")} everything right.\n");
                continue;
            }

            page.Append($"| | {string.Join(" | ", making)} |\n| --- |{string.Concat(making.Select(_ => " --- |"))}\n");
            foreach (var row in shown)
                page.Append($"| {Name(row.Kind)}: {row.Criterion.ToString().ToLowerInvariant()} | {string.Join(" | ", making.Select(maker => Cell(row.Verdicts[maker])))} |\n");
        }

        return page.ToString();
    }

    private static async Task<Dictionary<(VolumeTreeKind, Criterion), string>> OfAsync(HardTree tree, ImageMaker maker)
    {
        using var folder = new TemporaryFolder();
        var image = folder["image.iso"];
        var verdicts = new Dictionary<(VolumeTreeKind, Criterion), string>();
        var refused = await maker.MakeAsync(tree.Build(folder.Folder("tree")), image);
        if (refused is not null)
        {
            foreach (var kind in Kinds)
                foreach (var criterion in Criteria)
                    verdicts[(kind, criterion)] = refused;
            return verdicts;
        }

        using var source = new FileBlockSource(image);
        var volume = await IsoVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        var findings = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(source))
            findings.Add(finding);
        var joliet = await JolietBlocksAsync(volume);
        foreach (var kind in Kinds)
        {
            var own = findings
                .Where(finding => (finding.Standard == Standard.Joliet || joliet.Contains(finding.Block)) == (kind == VolumeTreeKind.Joliet)).ToList();
            foreach (var (criterion, verdict) in await TreeVerdict.OfAsync(tree, volume, kind, own))
                verdicts[(kind, criterion)] = verdict;
        }

        return verdicts;
    }

    /// <summary>The blocks of the Joliet tree: findings in all others count against the ISO 9660 tree.</summary>
    private static async Task<HashSet<Lba>> JolietBlocksAsync(IsoVolume volume)
    {
        var tree = volume.Joliet!;
        var blocks = new HashSet<Lba> { tree.Root.RecordBlock, new(tree.Descriptor.TypeLPathTable), new(tree.Descriptor.TypeMPathTable) };
        blocks.UnionWith(BlocksOf(tree.Root));
        await foreach (var entry in tree.WalkAsync())
            if (entry.IsFolder)
                blocks.UnionWith(BlocksOf(entry));
        return blocks;

        static IEnumerable<Lba> BlocksOf(VolumeEntry folder)
        {
            for (var block = folder.Sections[0].Extent.Start; block < folder.Sections[0].Extent.End; block += new BlockCount(1))
                yield return block;
        }
    }

    private static string Name(VolumeTreeKind kind) => kind switch
    {
        VolumeTreeKind.Joliet => "Joliet",
        VolumeTreeKind.RockRidge => "Rock Ridge",
        _ => "ISO 9660",
    };

    private static string Cell(string verdict) => verdict.Length == 0 ? "right" : verdict;

    public static string Introduction(IReadOnlyDictionary<string, string> versions) => $"""
        # Hard trees

        Folders with hard names and shapes, mastered by OpenImapi and by {string.Join(", ", versions.Select(version => $"{version.Key} {version.Value}"))}:
        ISO 9660 level 3 and Joliet names of up to 64 characters. The page is made by a test (`HardTreeTableTests`; with `UPDATE_APPROVED=1` it writes it), which
        also holds us to this: **what one of the others gets right, we get right.**

        | criterion | right is |
        | --- | --- |
        | list | as many files and folders as the source has |
        | contents | the bytes of every file |
        | depth | every file lies as many folders deep as in the source |
        | names | every name that the tree can hold stands as it is, case included (in ISO 9660: in upper case) |
        | endings | a name that had to be changed keeps its ending |
        | distinct | no two names of a folder are the same, version numbers left out |
        | legal | only names that ECMA-119 (level 3) and Joliet allow |
        | times | the time of every file, to the second |
        | order | directories and path tables are ordered (ECMA-119, 6.9.1 and 9.3) |
        | structure | every other structural rule of ECMA-119 |

        What only POSIX systems know of files is in [another page](hard-trees-posix.md). A criterion that all programs meet is left out; a name may be changed where another of its folder is the same in upper case.

        """;
}
