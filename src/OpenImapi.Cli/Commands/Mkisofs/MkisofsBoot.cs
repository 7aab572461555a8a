using System.Collections.Immutable;
using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What was said of starting from the disc. What is said of an image goes to the current entry, before or after its path.</summary>
internal sealed record MkisofsBoot
{
    private const string UsualCatalog = "boot.catalog";
    private const string AppendedStart = "--interval:appended_partition_";

    /// <summary>The entries so far; the last one is the current.</summary>
    public ImmutableList<MkisofsBootEntry> Entries { get; init; } = [new()];

    /// <summary>The path of the catalog in the image.</summary>
    public string? Catalog { get; init; }

    /// <summary>Says something of the current entry.</summary>
    public MkisofsBoot With(Func<MkisofsBootEntry, MkisofsBootEntry> change) => this with { Entries = Entries.SetItem(Entries.Count - 1, change(Entries[^1])) };

    /// <summary>Begins another entry; one of which nothing was said stays the current.</summary>
    public MkisofsBoot Next() => Entries[^1].IsUntouched ? this : this with { Entries = Entries.Add(new() { Platform = Entries[^1].Platform }) };

    /// <summary>Says for which platform the next images are; another one than before begins another entry.</summary>
    public MkisofsBoot For(BootPlatform platform) =>
        Entries[^1] is { Path: not null } current && current.Platform != platform ? Next().With(entry => entry with { Platform = platform })
        : With(entry => entry with { Platform = platform });

    /// <summary>The options of the volume; nothing where it is not to be started from.</summary>
    /// <exception cref="DiscException">Something was said of an image that has no path.</exception>
    public BootOptions? For(SourceTree tree, MkisofsDisk disk)
    {
        var entries = Entries.Where(entry => !entry.IsUntouched).ToList();
        if (entries.Find(entry => entry.Path is null) is { Said: var said })
            throw UsageFault.Of($"{said} is for a boot image, and none is named.", "Name it with -b or -e.");
        if (entries.Count == 0)
            return Catalog is null ? null : throw UsageFault.Of("-c names a boot catalog, and there is nothing to start from.", "Name a boot image with -b or -e.");
        return new([.. entries.Select(entry => ImageOf(entry, tree, disk))]) { CatalogPath = Catalog ?? UsualCatalog };
    }

    private static BootChoice ImageOf(MkisofsBootEntry entry, SourceTree tree, MkisofsDisk disk)
    {
        var path = entry.Path!;
        var appended = AppendedPartitionOf(path);
        var length = appended is { } number ? disk.LengthOf(number) : tree.Find(path) is { } node ? tree[node].Length : 0;
        var choice = appended is null ? BootChoice.FromTree(path) : BootChoice.FromAppended(appended.Value);
        var emulation = entry.Emulation ?? DisketteOf(length, path);
        return choice with
        {
            Platform = entry.Platform,
            Emulation = emulation,
            LoadSegment = entry.LoadSegment,
            LoadSectors = entry.LoadSectors ?? (emulation == BootEmulation.None ? WholeBlocksOf(length) : null),
            InfoTable = entry.InfoTable,
            GrubInfo = entry.GrubInfo,
        };
    }

    /// <summary>The number in a word such as "--interval:appended_partition_2:all::".</summary>
    private static int? AppendedPartitionOf(string path)
    {
        if (!path.StartsWith("--interval:", StringComparison.Ordinal))
            return null;
        if (path.StartsWith(AppendedStart, StringComparison.Ordinal) && path[AppendedStart.Length..].Split(':') is [var text, "all", "", ..]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return number;
        throw UsageFault.Of($"'{path}' is not known.", $"Say {AppendedStart}N:all:: for the whole of an appended partition.");
    }

    /// <summary>All sectors of an image, in whole blocks, as mkisofs has it; more than can be counted is left to the planner.</summary>
    private static ushort? WholeBlocksOf(long length) => (length + 2047) / 2048 * 4 is var sectors and <= ushort.MaxValue ? (ushort)sectors : null;

    private static BootEmulation DisketteOf(long length, string path) => length switch
    {
        1_228_800 => BootEmulation.Floppy1200,
        1_474_560 => BootEmulation.Floppy1440,
        2_949_120 => BootEmulation.Floppy2880,
        _ => throw new DiscException(MasteringErrors.BootImageUnfit, $"The boot image {path} has {length} bytes, as no diskette has.",
            "Say -no-emul-boot or -hard-disk-boot if it is not the image of one; the path is that in the image."),
    };
}

/// <summary>One image to start from.</summary>
internal sealed record MkisofsBootEntry
{
    public string? Path { get; init; }

    public BootPlatform Platform { get; init; }

    /// <summary>The drive that it stands for; nothing for the diskette of its size.</summary>
    public BootEmulation? Emulation { get; init; }

    public ushort LoadSegment { get; init; }

    public ushort? LoadSectors { get; init; }

    public bool InfoTable { get; init; }

    public bool GrubInfo { get; init; }

    /// <summary>The last option that said something of it.</summary>
    public string? Said { get; init; }

    public bool IsUntouched => Said is null;
}
