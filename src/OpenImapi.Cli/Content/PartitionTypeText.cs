using System.Globalization;
using OpenImapi.Formats.Partitions;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The type of a partition as it is said in words.</summary>
internal static class PartitionTypeText
{
    /// <summary>What a type can be, for help.</summary>
    public const string Words = "efi, linux or fat, two hexadecimal digits for an MBR, or a GUID for a GPT";

    private static readonly (string Word, byte Type, Guid Guid)[] Known =
    [
        ("efi", 0xEF, GuidPartitionTypes.EfiSystem),
        ("linux", 0x83, GuidPartitionTypes.LinuxData),
        ("fat", 0x0C, GuidPartitionTypes.BasicData),
    ];

    /// <summary>Reads a type: for an MBR, for a GPT, or for both where it is a word.</summary>
    public static (byte? Type, Guid? Guid, bool IsWord) Parse(string option, string text)
    {
        if (Known.FirstOrDefault(each => each.Word == text) is { Word: not null } known)
            return (known.Type, known.Guid, true);
        if (Guid.TryParseExact(text, "D", out var guid))
            return (null, guid, false);
        var digits = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? text[2..] : text;
        return digits.Length is 1 or 2 && byte.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var type)
            ? (type, null, false)
            : throw UsageFault.Of($"{option} takes for a type {Words}; not '{text}'.");
    }

    /// <summary>Reads N:TYPE:FILE.</summary>
    public static AppendedPartition Append(string option, string text)
    {
        if (text.Split(':', 3) is not [var number, var type, { Length: > 0 } file] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            throw UsageFault.Of($"{option} takes N:TYPE:FILE; not '{text}'.", "Say for example 2:efi:efi.img.");
        var (byteType, guid, _) = Parse(option, type);
        return new(at, FileContent.FromFile(file)) { Type = byteType ?? ByteOf(guid!.Value), Guid = guid };
    }

    /// <summary>What an MBR says of a partition whose GUID was given.</summary>
    private static byte ByteOf(Guid guid) => Known.FirstOrDefault(each => each.Guid == guid, Known[1]).Type;
}
