using System.Text;
using OpenImapi.Mastering;

namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>A tree of what only POSIX systems know, hard to keep whole. It is the same on every run.</summary>
/// <param name="Name">What is hard about it.</param>
/// <param name="Files">Every file and folder but the root, folders before what is in them.</param>
internal sealed record PosixTree(string Name, IReadOnlyList<PosixFile> Files)
{
    public static IReadOnlyList<PosixTree> All { get; } =
    [
        new("names", [.. Names().Select((name, i) => File($"/{name}", i))]),
        new("links", [.. Targets().Select((target, i) => new PosixFile($"/link{i:000}", 'l') { Target = target })]),
        new("modes", [.. Modes()]),
        new("owners", [.. new uint[] { 0, 1, 999, 65_534, 65_535, 65_536, 70_000, int.MaxValue, 0x8000_0000, uint.MaxValue - 1 }
            .Select((owner, i) => File($"/owner{i}", i) with { User = owner, Group = owner ^ 1 })]),
        new("devices", [.. Devices()]),
        new("names of one file", [.. SharedNames()]),
        new("times", [.. Times(1900, 2155).Select((time, i) => File($"/time{i:00}", i) with { ModifiedAt = time })]),
        new("times beyond", [.. new[] { 1899, 1800, 2156, 2200, 9999 }.Select((year, i) => File($"/year{year}", i) with { ModifiedAt = new(year, 12, 31, 23, 59, 59, TimeSpan.Zero) })]),
        new("ten thousand", [new("/many", 'd'), .. Enumerable.Range(0, 10_000).Select(i => i % 7 == 0
            ? new PosixFile($"/many/{new string('l', 30)}{i:00000}", 'l') { Target = new string((char)('a' + i % 26), i % 600 + 1) }
            : File($"/many/{new string((char)('a' + i % 26), i % 240)}{i:00000}", i))]),
        new("twenty levels", [.. Levels(20)]),
    ];

    public override string ToString() => Name;

    /// <summary>How many names a file has.</summary>
    public int NamesOf(PosixFile file) => Files.Count(other => (other.SameAs ?? other.Path) == (file.SameAs ?? file.Path));

    /// <summary>The tree without what a judge is known to read wrong.</summary>
    public PosixTree Without(Func<PosixFile, bool> misread) => this with { Files = [.. Files.Where(file => !misread(file))] };

    /// <summary>The tree to plan.</summary>
    public SourceTree Build()
    {
        var tree = new SourceTree();
        var nodes = new Dictionary<string, NodeIndex>(StringComparer.Ordinal) { [""] = tree.Root };
        tree.SetRights(tree.Root, new(0x1ED, 0, 0));
        foreach (var file in Files)
            nodes.Add(file.Path, file.AddTo(tree, nodes[file.Parent], file.SameAs is { } same ? nodes[same] : null));
        return tree;
    }

    /// <summary>Writes the tree's image.</summary>
    public async Task<string> WriteAsync(string image, ImageOptions options)
    {
        await ImageFile.WriteAsync(ImagePlanner.Plan(Build(), options with { SourceDate = null }), image);
        return image;
    }

    private static PosixFile File(string path, int number) => new(path, '-') { Content = Encoding.ASCII.GetBytes($"content {number} of {path.Length}") };

    private static IEnumerable<string> Names() =>
    [
        new string('n', 255), new string('m', 250), new string('u', 249), string.Concat(Enumerable.Repeat("\u00C3\u00A9", 127)), "\xFF\xFE\x80", "\xC3", "caf\xE9.txt", "new\nline", "tab\there",
        " leading", "trailing ", "two  spaces", "quote'", "double\"quote", "back\\slash", "-dash", "~", "a=b", "#hash", "star*", "ques?tion", "semi;1", "dot.", "..three", "...",
        "\x01\x7F", "[glob]", "$HOME", "UPPER", "upper", "a:b", "%20", .. Enumerable.Range(190, 66).Select(length => new string('z', length)),
    ];

    private static IEnumerable<string> Targets() =>
    [
        "x", ".", "..", "/", "../..", "./a", "a/.", "a/..", "/usr/bin/env", "../../etc/./x", "a/b/c/d/e/f/g", "\xFF\xFE/\x80", "with space/and 'quote'", "new\nline",
        new string('c', 248), new string('c', 249), new string('c', 250), new string('c', 255), $"/{new string('c', 255)}/{new string('d', 255)}",
        string.Join('/', Enumerable.Repeat("..", 300)), string.Join('/', Enumerable.Repeat("ab", 1300)), string.Join('/', Enumerable.Repeat(new string('z', 200), 19)),
        string.Join('/', Enumerable.Repeat(new string('y', 249), 17))[..4000], $"/{string.Join('/', Enumerable.Repeat(new string('w', 255), 15))}",
        .. Enumerable.Range(150, 120).Select(length => new string('t', length)),
    ];

    private static IEnumerable<PosixFile> Modes()
    {
        foreach (var mode in new[] { "0", "1", "7", "444", "600", "644", "755", "777", "1777", "2755", "4755", "6711", "7777" })
        {
            yield return File($"/file{mode}", mode.Length) with { Mode = PosixFile.Octal(mode) };
            yield return new($"/folder{mode}", 'd') { Mode = PosixFile.Octal(mode) };
        }
    }

    private static IEnumerable<PosixFile> Devices()
    {
        foreach (var (major, minor) in new (uint, uint)[] { (1, 3), (0, 0), (8, 1), (4095, 255), (256, 256), (4095, 1_048_575), (70_000, 3) })
            foreach (var type in "cb")
                yield return new($"/{type}{major}-{minor}", type) { Device = (major, minor), Mode = PosixFile.Octal("660"), Group = 6 };
        yield return File("/content enough for bsdtar, which takes no image below 48 KiB", 0) with { Content = new byte[10_000] };
        yield return new("/pipe", 'p') { Mode = PosixFile.Octal("622") };
        yield return new("/socket", 's') { Mode = PosixFile.Octal("755") };
    }

    private static IEnumerable<PosixFile> SharedNames()
    {
        yield return new("/folder", 'd');
        for (var file = 0; file < 3; file++)
        {
            var first = File($"/file{file}", file) with { Mode = PosixFile.Octal("4711"), User = (uint)file };
            yield return first;
            for (var name = 0; name <= file; name++)
                yield return first with { Path = $"/folder/name{name} of {file}", SameAs = first.Path };
        }
    }

    private static IEnumerable<DateTimeOffset> Times(int first, int last)
    {
        foreach (var year in new[] { first, 1901, 1955, 1969, 1970, 1999, 2000, 2037, 2038, 2039, 2050, 2099, 2106, last })
        {
            yield return new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
            yield return new(year, 12, 31, 23, 59, 58, TimeSpan.Zero);
        }
    }

    private static IEnumerable<PosixFile> Levels(int depth)
    {
        for (var (level, path) = (1, ""); level <= depth; level++)
        {
            path += $"/level {level:00}";
            yield return new(path, 'd');
            yield return File($"{path}/file{level}", level);
            yield return new($"{path}/up", 'l') { Target = "../.." };
        }
    }
}
