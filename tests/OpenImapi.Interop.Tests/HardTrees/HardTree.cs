using System.Text;

namespace OpenImapi.Interop.Tests.HardTrees;

/// <summary>A folder whose names or shape are hard to master. It is the same on every run.</summary>
internal sealed record HardTree(string Name, IReadOnlyList<HardFile> Files)
{
    /// <summary>2021-03-04 05:06:08 UTC, plus some seconds for each file.</summary>
    private static readonly DateTime Epoch = new(2021, 3, 4, 5, 6, 8, DateTimeKind.Utc);

    public static IReadOnlyList<HardTree> All { get; } =
    [
        Of("deep", Deep()),
        Of("long names", Lengths().Select(length => $"{new string('n', length)}.txt").Concat(Lengths().Select(length => $"{new string('x', length)}.longer-ending/f"))),
        Of("unicode", ["Ünïcödé.txt", "日本語の名前.txt", "Ελληνικά/αρχείο.doc", "кириллица.txt", "עברית.txt", "é-combined.txt", "e\u0301-decomposed.txt", "\uFF21wide.txt", "ﬀligature.txt"]),
        Of("beyond the BMP", ["smile😀.txt", $"{new string('a', 59)}😀.txt", "😀😁😂/😃.bin", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢.txt", string.Concat(Enumerable.Repeat("😀", 40)) + ".dat"]),
        Of("many", Enumerable.Range(0, 3000).Select(i => $"many/file{i:00000}.dat").Concat(Enumerable.Range(0, 300).Select(i => $"folders/d{i:000}/f"))),
        Of("empty", ["empty.txt", "empty2.txt", "folder/", "folder2/sub/", "not-empty.txt"], path => path.Contains("not-", StringComparison.Ordinal) ? 5 : 0),
        new("lengths", [.. new[] { 0, 1, 2047, 2048, 2049, 4096, 65_535, 65_537, 100_001 }.Select((length, i) => File($"length{length}.bin", i, length))]),
        Of("forbidden characters", ["colon:.txt", "star*.txt", "question?.txt", "semi;colon.txt", "back\\slash.txt", "quote\".txt", "less<more>.txt", "pipe|.txt", "tab\there.txt", "a;1", "b:*?;\\.x"]),
        Of("identical prefixes", Enumerable.Range(0, 300).Select(i => $"a-very-long-common-prefix-of-many-names-{i:000}.document")
            .Concat(Enumerable.Range(0, 40).Select(i => $"{new string('p', 100)}{i:00}.txt"))),
        Of("case", ["a.txt", "A.txt", "A.TXT", "b/x", "B/X", "Mixed Case Name.Txt"]),
        Of("dots and spaces", [".hidden", ".config/.x", "trailing.", "two..dots", "a.b.c.d", "no-ending", " leading space", "inner  space.txt", "archive.tar.gz", "folder.with.dots/f.x.y"]),
        Of("order", ["A.B", "A B", "A+B", "A-B", "AB", "A", "A0", "A_", "a", "A.B.C", "A!", "A$/f", "A/f2.", "a1", "A1.1", "a~"], distinctOnly: true),
        new("times", [.. Times().Select((time, i) => new HardFile($"time{i}.txt", Encoding.ASCII.GetBytes($"{time:O}"), time))]),
    ];

    public override string ToString() => Name;

    /// <summary>Makes the tree in a folder.</summary>
    public string Build(string root)
    {
        foreach (var file in Files)
        {
            var path = Path.Combine(root, file.Path);
            if (file.Path.EndsWith('/'))
            {
                Directory.CreateDirectory(path);
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, file.Content);
            System.IO.File.SetLastWriteTimeUtc(path, file.ModifiedAt);
        }

        foreach (var folder in Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root))
            Directory.SetLastWriteTimeUtc(folder, Epoch);
        return root;
    }

    private static HardTree Of(string name, IEnumerable<string> paths, Func<string, int>? length = null, bool distinctOnly = false)
    {
        var all = distinctOnly ? paths.DistinctBy(path => path.TrimEnd('/').Split('/')[0]) : paths;
        return new(name, [.. all.Select((path, i) => File(path, i, length?.Invoke(path) ?? 4 + i % 97))]);
    }

    private static HardFile File(string path, int number, int length)
    {
        var content = new byte[length];
        new Random(number).NextBytes(content);
        if (length >= 4)
            System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(content, number);
        return new(path, content, Epoch.AddSeconds(3601L * number));
    }

    private static IEnumerable<string> Deep() => Enumerable.Range(1, 60)
        .Select(level => $"{string.Join('/', Enumerable.Range(1, level).Select(i => $"d{i:00}"))}/f{level:00}.txt");

    private static int[] Lengths() => [7, 8, 26, 27, 28, 30, 31, 32, 59, 60, 61, 64, 65, 100, 103, 104, 110, 120, 200, 240];

    private static DateTime[] Times() =>
    [
        new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc), new(1980, 1, 1, 0, 0, 1, DateTimeKind.Utc), new(1999, 12, 31, 23, 59, 59, DateTimeKind.Utc),
        new(2000, 2, 29, 12, 0, 0, DateTimeKind.Utc), new(2024, 2, 29, 23, 59, 58, DateTimeKind.Utc), new(2038, 1, 19, 3, 14, 8, DateTimeKind.Utc),
        new(2099, 12, 31, 23, 59, 59, DateTimeKind.Utc), new(2150, 6, 1, 1, 2, 3, DateTimeKind.Utc),
    ];
}

/// <summary>One file of a hard tree; a path that ends with a slash is an empty folder.</summary>
internal sealed record HardFile(string Path, byte[] Content, DateTime ModifiedAt);
