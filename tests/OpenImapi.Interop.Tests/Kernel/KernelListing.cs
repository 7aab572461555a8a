using System.Globalization;

namespace OpenImapi.Interop.Tests.Kernel;

/// <summary>One file, folder, link or device as Linux shows it.</summary>
/// <param name="Path">From the root on, such as "/docs/a.txt"; the root is "/".</param>
/// <param name="Mode">Type and permissions, as in st_mode.</param>
/// <param name="User">Its owner.</param>
/// <param name="Group">Its group.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Whole seconds.</param>
/// <param name="Major">Of a device.</param>
/// <param name="Minor">Of a device.</param>
/// <param name="Inode">What two names of one file share.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="Target">What a link leads to.</param>
/// <param name="Sum">SHA-256 of a file's content, in hexadecimal.</param>
internal sealed record KernelEntry(string Path, int Mode, uint User, uint Group, long Size, DateTimeOffset ModifiedAt, uint Major, uint Minor, ulong Inode, uint Links, string? Target, string? Sum)
{
    private const int TypeMask = 0xF000;

    public bool IsFolder => (Mode & TypeMask) == 0x4000;

    public bool IsFile => (Mode & TypeMask) == 0x8000;

    public bool IsLink => (Mode & TypeMask) == 0xA000;

    public int Permissions => Mode & 0xFFF;
}

/// <summary>What Linux shows of one mounted volume, or why it refused to mount it.</summary>
internal sealed class KernelListing
{
    /// <summary>Stands between a link and what it leads to; only links are quoted.</summary>
    private const string Arrow = "' -> '";

    private KernelListing(string? refusal, IReadOnlyList<string> said, SortedDictionary<string, KernelEntry> entries) => (Refusal, Said, Entries) = (refusal, said, entries);

    /// <summary>Why it was not mounted; nothing where it was.</summary>
    public string? Refusal { get; }

    /// <summary>What the kernel wrote into its log meanwhile.</summary>
    public IReadOnlyList<string> Said { get; }

    /// <summary>Everything, by path.</summary>
    public SortedDictionary<string, KernelEntry> Entries { get; }

    public KernelEntry this[string path] => Entries[path];

    public KernelListing MustBeMounted()
    {
        Assert.True(Refusal is null, $"Linux refused to mount: {Refusal}\n{string.Join('\n', Said)}");
        return this;
    }

    /// <summary>Files and folders with length and sum, a line each, to be compared with those of the source.</summary>
    public string Text() => string.Join('\n', Entries.Values.Where(entry => entry.Path != "/")
        .Select(entry => entry.IsFolder ? $"{entry.Path}/" : entry.IsLink ? $"{entry.Path} -> {entry.Target}" : $"{entry.Path} {entry.Size} {entry.Sum}").Order(StringComparer.Ordinal));

    /// <summary>Parses what the machine told of one mount.</summary>
    public static KernelListing Of(IReadOnlyList<string> lines)
    {
        var said = lines.Skip(lines.ToList().IndexOf("== said") + 1).ToList();
        var entries = new SortedDictionary<string, KernelEntry>(StringComparer.Ordinal);
        if (lines[0] != "== mounted")
            return new(lines[0], said, entries);
        var sums = lines.ToList().IndexOf("== sums");
        foreach (var line in lines.Take(1..sums))
            if (EntryOf(line) is { } entry)
                entries.Add(entry.Path, entry);
        foreach (var line in lines.Take((sums + 1)..(lines.Count - said.Count - 1)))
        {
            var path = PathOf(line[66..]);
            entries[path] = entries[path] with { Sum = line[..64] };
        }

        return new(null, said, entries);
    }

    private static KernelEntry EntryOf(string line)
    {
        var words = line.Split(' ', 10);
        Assert.True(words.Length == 10, $"Linux told: {line}");
        uint Number(int at, NumberStyles style = NumberStyles.None) => uint.Parse(words[at], style, CultureInfo.InvariantCulture);
        var mode = (int)Number(0, NumberStyles.HexNumber);
        var (name, target) = (words[9], (string?)null);
        if ((mode & 0xF000) == 0xA000 && name.IndexOf(Arrow, StringComparison.Ordinal) is var arrow and >= 0)
            (name, target) = (name[1..arrow], name[(arrow + Arrow.Length)..^1]);
        return new(PathOf(name), mode, Number(1), Number(2), long.Parse(words[3], CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(words[4], CultureInfo.InvariantCulture)), Number(5, NumberStyles.HexNumber), Number(6, NumberStyles.HexNumber),
            ulong.Parse(words[7], CultureInfo.InvariantCulture), Number(8), target, null);
    }

    private static string PathOf(string name) => name == "." ? "/" : name[1..];
}
