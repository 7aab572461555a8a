using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Joliet;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Bench;

/// <summary>What is done to names and trees: mapping, sorting, planning, and making the directories.</summary>
internal static class NameTasks
{
    private const int Files = 10_000;
    private const int InFolder = 100;
    private const string File = "file";
    private static readonly ImageOptions Plain = new() { Joliet = false };

    public static IEnumerable<MicroTask> All()
    {
        var names = Names();
        var identifiers = names.Select(IsoIdentifier).ToArray();
        var room = new byte[JolietNames.MaximumLength];
        var (ordered, mixed) = (Tree(names), Tree([.. names.Chunk(InFolder).SelectMany(folder => folder.OrderBy(name => name[^8] + 7 * name[^7] % 11))]));
        return
        [
            new("naming for ISO 9660", "name", Files, () => Each(names, name => Ecma119Names.Map(name, false, default, room))),
            new("naming for Joliet", "name", Files, () => Each(names, name => JolietNames.Map(name, false, room))),
            new("comparing identifiers of ISO 9660", "pair", Files - 1, () => Compare(identifiers)),
            Planning("ISO 9660", ordered, Plain),
            Planning("ISO 9660 and Joliet", ordered, new()),
            Planning("ISO 9660, Joliet and Rock Ridge", ordered, new() { RockRidge = true }),
            Planning("ISO 9660, Joliet and Rock Ridge, names in disorder", mixed, new() { RockRidge = true }),
            Planning("ISO 9660, Joliet, Rock Ridge and UDF", ordered, new() { RockRidge = true, Udf = UdfRevision.Udf201 }),
            Making("ISO 9660, Joliet and Rock Ridge", ordered, new() { RockRidge = true }),
            Making("ISO 9660, Joliet, Rock Ridge and UDF", ordered, new() { RockRidge = true, Udf = UdfRevision.Udf201 }),
        ];
    }

    private static MicroTask Planning(string what, SourceTree tree, ImageOptions options) =>
        new($"planning: {what}", File, Files, () => ImagePlanner.Plan(tree, options));

    /// <summary>All blocks of an image of empty files: nothing but structures.</summary>
    private static MicroTask Making(string what, SourceTree tree, ImageOptions options)
    {
        var (plan, room) = (ImagePlanner.Plan(tree, options), new byte[1 << 20]);
        return new($"making the structures: {what}", File, Files, () =>
        {
            using var source = plan.OpenSource();
            for (var at = source.Extent.Start; at < source.Extent.End; at += new BlockCount(room.Length / BlockSizes.UserData))
            {
                var blocks = BlockCount.Min(new(room.Length / BlockSizes.UserData), source.Extent.End - at);
                var reading = source.ReadAsync(at, room.AsMemory(0, (int)blocks.Bytes()), CancellationToken.None);
                if (!reading.IsCompletedSuccessfully)
                    throw new InvalidOperationException("Structures are made at once.");
            }
        });
    }

    private static byte[][] Names()
    {
        var seeded = new Seeded(11);
        return [.. Enumerable.Range(0, Files).Select(number => NameText.FromText($"{Words[seeded.Between(0, 4)]} {Words[seeded.Between(0, 4)]} of the year {number:D6}.html"))];
    }

    private static readonly string[] Words = ["Report", "minutes", "Fotos", "Übersicht", "draft"];

    private static SourceTree Tree(byte[][] names)
    {
        var (tree, empty) = (new SourceTree(), FileContent.FromBytes(default));
        for (var number = 0; number < names.Length; number += InFolder)
        {
            var folder = tree.AddFolder(tree.Root, NameText.FromText($"folder {number:D6}"));
            foreach (var name in names.AsSpan(number, InFolder))
                tree.AddFile(folder, name, empty, DateTimeOffset.UnixEpoch);
        }

        return tree;
    }

    private static byte[] IsoIdentifier(byte[] name)
    {
        var room = new byte[Ecma119Names.MaximumLength];
        return room[..Ecma119Names.Map(name, false, default, room).Length];
    }

    private static void Each(byte[][] names, Action<byte[]> what)
    {
        foreach (var name in names)
            what(name);
    }

    private static void Compare(byte[][] identifiers)
    {
        for (var each = 1; each < identifiers.Length; each++)
            Ecma119Names.Compare(identifiers[each - 1], identifiers[each]);
    }
}
