using System.Buffers.Binary;
using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A file of CD-TEXT packs, as CDTEXTFILE names it: the packs alone, or as a drive delivers them with 4 bytes before.</summary>
/// <param name="Packs">They go onto the disc as they are.</param>
/// <param name="Blocks">What they say.</param>
internal sealed record CdTextFile(ImmutableArray<CdTextPack> Packs, ImmutableArray<CdTextBlock> Blocks)
{
    private const int HeaderLength = 4;

    /// <summary>Reads the file; one that is missing or holds no packs is told, and the texts of the sheet stand for it.</summary>
    public static async ValueTask<CdTextFile?> OpenAsync(string name, SheetFiles files, List<DiscImageWarning> warnings, CancellationToken cancellation)
    {
        try
        {
            var file = files.OpenBinary(name, 0, isOnly: false);
            var bytes = new byte[Math.Min(file.Length, CdText.MaximumBlocks * CdText.MaximumPacks * CdTextPack.Length + HeaderLength)];
            await file.ReadAsync(0, bytes, cancellation);
            var from = bytes.Length > HeaderLength && BinaryPrimitives.ReadUInt16BigEndian(bytes) == bytes.Length - sizeof(ushort) ? HeaderLength : 0;
            var packs = CdTextPack.ReadAll(bytes.AsSpan(from)).TakeWhile(pack => pack.Type is >= 0x80 and <= 0x8F).ToImmutableArray();
            var faults = new FaultList();
            var blocks = CdText.Decode(packs, faults);
            if (!blocks.IsEmpty)
                return new(packs, blocks);
            warnings.Add(new(0, $"\"{name}\" of CDTEXTFILE holds no CD-TEXT; the texts of the sheet are taken."));
        }
        catch (DiscException e)
        {
            warnings.Add(new(0, $"{e.Message} The texts of the sheet stand for CDTEXTFILE."));
        }

        return null;
    }
}
