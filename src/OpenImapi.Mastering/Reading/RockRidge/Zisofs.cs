using OpenImapi.Formats;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Content that is compressed in blocks, which readers that know how show uncompressed.</summary>
[Clause(Standard.Zisofs, "ZF System Use Entry Format")]
internal static class Zisofs
{
    /// <summary>True for a file whose compressed content is shown uncompressed: by zlib, in either version of the format.</summary>
    public static bool CanRead(IsoEntry entry) => entry is { Kind: SourceKind.File, RockRidge.Compressed: { } form } && CanRead(form);

    private static bool CanRead(in CompressedFile form) => form.UncompressedSize <= long.MaxValue && form.BlockSizeLog2 is >= 15 and <= 20
        && (form.Version == 1 && form.Algorithm.Span.SequenceEqual("pz"u8) || form.Version == 2 && form.Algorithm.Span.SequenceEqual("PZ"u8));
}
