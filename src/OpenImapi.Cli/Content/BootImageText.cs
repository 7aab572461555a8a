using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A boot image as it is said in words: a path, and behind it settings, each after a comma.</summary>
/// <param name="Path">A path in the tree, a file, or "appended:" and the number of a partition.</param>
/// <param name="Set">Makes the settings.</param>
internal sealed record BootImageText(string Path, Func<BootChoice, BootChoice> Set)
{
    /// <summary>The settings there are, for help.</summary>
    public const string Settings =
        "platform=x86, ppc, mac, efi or 0xNN; emulation=none, floppy1200, floppy1440, floppy2880 or hard-disk; load-sectors=N; load-segment=N; info-table; grub-info; not-bootable; criteria=TYPE:HEX";

    private const string Appended = "appended:";

    private static readonly Dictionary<string, BootPlatform> Platforms = new(StringComparer.Ordinal)
    {
        ["x86"] = BootPlatform.X86,
        ["ppc"] = BootPlatform.PowerPC,
        ["mac"] = BootPlatform.Mac,
        ["efi"] = BootPlatform.Efi,
    };

    private static readonly Dictionary<string, BootEmulation> Emulations = new(StringComparer.Ordinal)
    {
        ["none"] = BootEmulation.None,
        ["floppy1200"] = BootEmulation.Floppy1200,
        ["floppy1440"] = BootEmulation.Floppy1440,
        ["floppy2880"] = BootEmulation.Floppy2880,
        ["hard-disk"] = BootEmulation.HardDisk,
    };

    /// <summary>Reads the words from the right: what is no setting belongs to the path, commas and all.</summary>
    public static BootImageText Parse(string option, string text)
    {
        var image = new BootImageText(text, choice => choice);
        for (var comma = text.LastIndexOf(','); comma > 0; comma = text.LastIndexOf(',', comma - 1))
        {
            if (SettingOf(option, image.Path[(comma + 1)..]) is not { } set)
                break;
            image = image.Before(set) with { Path = text[..comma] };
        }

        return image;
    }

    /// <summary>The same with something set before all that was said.</summary>
    public BootImageText Before(Func<BootChoice, BootChoice> first) => this with { Set = choice => Set(first(choice)) };

    /// <summary>The image of a tree.</summary>
    /// <exception cref="DiscException">It is neither in the tree nor a file.</exception>
    public BootChoice For(SourceTree tree)
    {
        if (Path.StartsWith(Appended, StringComparison.Ordinal) && int.TryParse(Path[Appended.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
            return Set(BootChoice.FromAppended(number));
        if (tree.Find(Path) is { } node && !tree[node].IsFolder)
            return Set(BootChoice.FromTree(Path));
        return File.Exists(Path) ? Set(BootChoice.FromContent(FileContent.FromFile(Path)))
            : throw new DiscException(CliErrors.NoBootImage, $"There is no file '{Path}', neither in the image nor on disk.");
    }

    /// <summary>What a word sets; nothing where it is no setting.</summary>
    private static Func<BootChoice, BootChoice>? SettingOf(string option, string word)
    {
        var (name, value) = word.Split('=', 2) is [var left, var right] ? (left, right) : (word, "");
        return name switch
        {
            "platform" when Platforms.TryGetValue(value, out var platform) => choice => choice with { Platform = platform },
            "platform" when Number(value, byte.MaxValue) is { } platform => choice => choice with { Platform = (BootPlatform)platform },
            "emulation" when Emulations.TryGetValue(value, out var emulation) => choice => choice with { Emulation = emulation },
            "load-sectors" when Number(value, ushort.MaxValue) is { } sectors => choice => choice with { LoadSectors = sectors },
            "load-segment" when Number(value, ushort.MaxValue) is { } segment => choice => choice with { LoadSegment = segment },
            "criteria" when Criteria(value) is var (type, bytes) && type > 0 => choice => choice with { CriteriaType = type, Criteria = bytes },
            "platform" or "emulation" or "load-sectors" or "load-segment" or "criteria" => throw UsageFault.Of($"{option} knows no '{word}'.", $"Settings are {Settings}."),
            "info-table" when value.Length == 0 => choice => choice with { InfoTable = true },
            "grub-info" when value.Length == 0 => choice => choice with { GrubInfo = true },
            "not-bootable" when value.Length == 0 => choice => choice with { IsBootable = false },
            _ => null,
        };
    }

    /// <summary>A number, in decimal digits or, after 0x, in hexadecimal ones.</summary>
    private static ushort? Number(string text, ushort most) =>
        (text.StartsWith("0x", StringComparison.Ordinal)
            ? ushort.TryParse(text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)) && number <= most ? number : null;

    /// <summary>A type of criteria and their bytes; type 0 where the text is neither.</summary>
    private static (byte Type, ByteString Bytes) Criteria(string text)
    {
        if (text.Split(':') is not [var type, var hex] || Number(type, byte.MaxValue) is not { } number || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
            return default;
        return ((byte)number, new(Convert.FromHexString(hex).AsMemory()));
    }
}
