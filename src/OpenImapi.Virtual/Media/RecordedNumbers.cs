using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Virtual;

/// <summary>Numbers and texts as a disc's history writes them.</summary>
internal static class RecordedNumbers
{
    public static Isrc? Isrc(string? text) =>
        text is null ? null : Formats.RedBook.Isrc.TryParse(text, out var code) ? code : throw new ArgumentException($"'{text}' is no ISRC.", nameof(text));

    public static MediaCatalogNumber? Catalog(string? text) =>
        text is null ? null : MediaCatalogNumber.TryParse(text, out var number) ? number : throw new ArgumentException($"'{text}' is no catalogue number.", nameof(text));

    public static ImmutableArray<CdTextPack> Packs(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return [.. bytes.Chunk(CdTextPack.Length).Select(pack => Structure.Read<CdTextPack>(pack))];
    }

    /// <summary>The packs in hexadecimal digits; nothing where there are none.</summary>
    public static string? Hex(ImmutableArray<CdTextPack> packs)
    {
        if (packs.IsDefaultOrEmpty)
            return null;
        var bytes = new byte[packs.Length * CdTextPack.Length];
        for (var i = 0; i < packs.Length; i++)
            Structure.Write(packs[i], bytes.AsSpan(i * CdTextPack.Length, CdTextPack.Length));
        return Convert.ToHexString(bytes);
    }
}
