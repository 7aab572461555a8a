using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>The file systems of a volume that is to be made.</summary>
internal static class FileSystemNames
{
    /// <summary>What the names can be, for the descriptions of documents.</summary>
    public const string Words = "iso9660, rock-ridge, joliet, udf with its revision such as udf 2.50, el-torito.";

    public static IReadOnlyList<string> Of(ImageOptions options)
    {
        string?[] names =
        [
            options.Iso ? "iso9660" : null,
            options is { Iso: true, RockRidge: true } ? "rock-ridge" : null,
            options is { Iso: true, Joliet: true } ? "joliet" : null,
            options.Udf == UdfRevision.None ? null : $"udf {options.Udf.ToText()}",
            options is { Boot: null, EarlierBootCatalog: null } ? null : "el-torito",
        ];
        return [.. names.OfType<string>()];
    }

    /// <summary>Whether the volume has owners, permissions, links and devices.</summary>
    public static bool KnowsPosix(this ImageOptions options) => options.RockRidge || options.Udf != UdfRevision.None;
}
