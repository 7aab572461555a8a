namespace OpenImapi.Interop.Tests.RockRidge;

/// <summary>Trees that nobody thought of: names, shapes, owners, devices, links, times and sizes by chance, the same for the same seed.</summary>
internal sealed class RandomTrees
{
    private readonly Random random;
    private readonly List<PosixFile> files = [];

    private RandomTrees(int seed) => random = new(seed);

    /// <summary>The tree of a seed.</summary>
    public static PosixTree Of(int seed)
    {
        var made = new RandomTrees(seed);
        made.Fill("", level: 1);
        made.files.Add(new("/enough for bsdtar", '-') { Content = new byte[70_000] });
        return new($"seed {seed}", made.files);
    }

    private void Fill(string folder, int level)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var count = random.Next(1, level < 3 ? 25 : 5);
        for (var i = 0; i < count; i++)
            if (NextName(level) is var name && names.Add(name))
                Add($"{folder}/{name}", level);
        if (level < 24 && (level < 4 || random.Next(5) > 0) && names.Add("deeper"))
            AddFolder($"{folder}/deeper", level);
    }

    private void Add(string path, int level)
    {
        switch (random.Next(12))
        {
            case 0 or 1 when level < 24:
                AddFolder(path, level);
                break;
            case 2:
                files.Add(Common(path, 'l') with { Mode = 511, Target = NextTarget() });
                break;
            case 3:
                files.Add(Common(path, random.Next(2) == 0 ? 'c' : 'b') with { Device = ((uint)random.Next(1, 4096), (uint)random.Next(256)) });
                break;
            case 4:
                files.Add(Common(path, random.Next(2) == 0 ? 'p' : 's'));
                break;
            case 5 when files.LastOrDefault(file => file is { Type: '-', SameAs: null, Content.Length: > 0 }) is { } first:
                files.Add(first with { Path = path, SameAs = first.Path });
                break;
            default:
                files.Add(Common(path, '-') with { Content = NextContent() });
                break;
        }
    }

    private void AddFolder(string path, int level)
    {
        files.Add(Common(path, 'd'));
        Fill(path, level + 1);
    }

    private PosixFile Common(string path, char type) => new(path, type)
    {
        Mode = random.Next(4096),
        User = (uint)random.NextInt64(uint.MaxValue),
        Group = (uint)random.NextInt64(uint.MaxValue),
        ModifiedAt = new(NextYear(), random.Next(1, 13), random.Next(1, 29), random.Next(24), random.Next(60), random.Next(60), TimeSpan.Zero),
    };

    /// <summary>A name; long ones only near the root, since isoinfo dies of paths of more than 1,024 bytes.</summary>
    private string NextName(int level)
    {
        while (true)
        {
            var length = (level < 2 ? random.Next(8) : 7) switch { 0 => 1, 1 => 254, 2 => 255, 3 => random.Next(200, 256), _ => random.Next(1, 25) };
            var name = random.Next(3) switch
            {
                0 => Characters(length, () => (char)random.Next(1, 256)),
                1 => Characters(length, () => "aA.- _;1"[random.Next(8)]),
                _ => Characters(length, () => (char)random.Next(0x20, 0x7F)),
            };
            name = name.Replace('/', 'x').Replace('\n', 'y').Replace('\r', 'z');
            if (name is not ("." or ".."))
                return name;
        }
    }

    /// <summary>Not one near the present: xorriso shows hours instead of the year of those.</summary>
    private int NextYear() => random.Next(5) == 0 ? random.Next(1900, 2020) : random.Next(2040, 2156);

    private string NextTarget()
    {
        var parts = Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(4) switch { 0 => "..", 1 => ".", _ => NextName(level: 1) });
        var target = (random.Next(3) == 0 ? "/" : "") + string.Join('/', parts);
        return target[..Math.Min(target.Length, random.Next(2) == 0 ? 1000 : 4000)];
    }

    private byte[] NextContent()
    {
        var content = new byte[random.Next(6) switch { 0 => 0, 1 => 2047 + random.Next(3), 2 => random.Next(100_000), _ => random.Next(3000) }];
        random.NextBytes(content);
        return content;
    }

    private static string Characters(int length, Func<char> next) => string.Create(length, next, static (text, next) =>
    {
        for (var i = 0; i < text.Length; i++)
            text[i] = next();
    });
}
