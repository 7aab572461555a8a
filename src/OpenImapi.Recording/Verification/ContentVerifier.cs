using System.Collections.Immutable;
using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Reads a recording back and compares it, a MiB at a time, with the checksums taken while it was written.</summary>
internal sealed class ContentVerifier(IBlockSource disc, IBlockSource source, ContentHashes expected, Func<Lba, string?>? pathAt)
{
    /// <summary>After so many differences the disc is known to be bad and reading on would only take time.</summary>
    public const int MostMismatches = 20;

    private readonly List<BlockMismatch> mismatches = [];

    /// <summary>The first blocks that differ; none when all is well.</summary>
    /// <param name="content">The blocks to compare, from the first checksum on.</param>
    /// <param name="progress">Told how many blocks were compared.</param>
    /// <param name="cancellation">Ends the comparison between two MiB.</param>
    public async ValueTask<ImmutableArray<BlockMismatch>> CompareAsync(Extent content, Action<long> progress, CancellationToken cancellation)
    {
        var rooms = new[] { NewRoom(content), NewRoom(content) };
        var reading = ReadAsync(PieceAt(content, 0), rooms[0], cancellation);
        for (var index = 0; index < expected.Pieces.Length; index++)
        {
            var piece = PieceAt(content, index);
            var unreadable = await reading;
            reading = index + 1 < expected.Pieces.Length && mismatches.Count + unreadable.Count < MostMismatches
                ? ReadAsync(PieceAt(content, index + 1), rooms[(index + 1) % 2], cancellation)
                : Task.FromResult(new List<BlockMismatch>());
            var read = rooms[index % 2].AsMemory(0, (int)piece.Length.Bytes());
            if (unreadable.Count > 0 || !SHA256.HashData(read.Span).AsSpan().SequenceEqual(expected.Pieces[index]))
                await FindAsync(piece, index, read, unreadable, cancellation);
            progress((piece.End - content.Start).Value);
            if (mismatches.Count >= MostMismatches)
                break;
        }

        await reading;
        return [.. mismatches.Take(MostMismatches)];
    }

    private static byte[] NewRoom(Extent content) => new byte[(int)Math.Min(content.Length.Value, ContentHashes.BlocksPerPiece) * BlockSizes.UserData];

    private static Extent PieceAt(Extent content, int index)
    {
        var start = content.Start + new BlockCount((long)index * ContentHashes.BlocksPerPiece);
        return new(start, BlockCount.Min(new(ContentHashes.BlocksPerPiece), content.End - start));
    }

    /// <summary>Reads what can be read of a piece and returns the blocks that cannot.</summary>
    private async Task<List<BlockMismatch>> ReadAsync(Extent piece, byte[] room, CancellationToken cancellation)
    {
        var unreadable = new List<BlockMismatch>();
        for (var at = piece.Start; at < piece.End && unreadable.Count < MostMismatches;)
        {
            try
            {
                var from = (int)(at - piece.Start).Bytes();
                await disc.ReadAsync(at, room.AsMemory(from, (int)piece.Length.Bytes() - from), cancellation);
                break;
            }
            catch (BlockReadException broken)
            {
                unreadable.Add(new(new(broken.Block, new(1)), pathAt?.Invoke(broken.Block), broken.Sense.ToString()));
                at = broken.Block + new BlockCount(1);
            }
        }

        return unreadable;
    }

    /// <summary>A piece is not as it was written: the source says which of its blocks.</summary>
    private async ValueTask FindAsync(Extent piece, int index, ReadOnlyMemory<byte> read, List<BlockMismatch> unreadable, CancellationToken cancellation)
    {
        var original = await OriginalAsync(piece, index, cancellation);
        if (original is null)
        {
            mismatches.AddRange(unreadable.Count > 0 ? unreadable : [new(piece, pathAt?.Invoke(piece.Start), null)]);
            return;
        }

        for (var block = 0; block < piece.Length.Value && mismatches.Count < MostMismatches; block++)
        {
            var at = piece.Start + new BlockCount(block);
            var (start, length) = (block * BlockSizes.UserData, BlockSizes.UserData);
            if (unreadable.Find(each => each.Extent.Start == at) is { } broken)
                mismatches.Add(broken);
            else if (!read.Span.Slice(start, length).SequenceEqual(original.AsSpan(start, length)))
                mismatches.Add(new(new(at, new(1)), pathAt?.Invoke(at), null));
        }
    }

    /// <summary>The piece as it was sent to the drive, read again; nothing where the source has changed since.</summary>
    private async ValueTask<byte[]?> OriginalAsync(Extent piece, int index, CancellationToken cancellation)
    {
        try
        {
            var original = await source.ReadAsync(piece.Start, (int)piece.Length.Value, cancellation);
            return SHA256.HashData(original).AsSpan().SequenceEqual(expected.Pieces[index]) ? original : null;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or DiscException)
        {
            return null;
        }
    }
}
