using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Reads a recording back and compares it, a piece at a time, with the checksums taken while it was written.</summary>
internal sealed class ContentVerifier(ImmutableArray<RecordedPiece> pieces, IBlockSource source, Func<Lba, string?>? pathAt)
{
    /// <summary>After so many differences the disc is known to be bad and reading on would only take time.</summary>
    public const int MostMismatches = 20;

    private readonly List<BlockMismatch> mismatches = [];

    /// <summary>The first blocks that differ; none when all is well.</summary>
    /// <param name="progress">Told how many blocks were compared.</param>
    /// <param name="cancellation">Ends the comparison between two pieces.</param>
    public async ValueTask<ImmutableArray<BlockMismatch>> CompareAsync(Action<BlockCount> progress, CancellationToken cancellation)
    {
        var rooms = new[] { NewRoom(), NewRoom() };
        var reading = ReadAsync(0, rooms, cancellation);
        var compared = BlockCount.Zero;
        for (var index = 0; index < pieces.Length; index++)
        {
            var piece = pieces[index];
            var unreadable = await reading;
            reading = index + 1 < pieces.Length && mismatches.Count + unreadable.Count < MostMismatches
                ? ReadAsync(index + 1, rooms, cancellation)
                : Task.FromResult(new List<BlockMismatch>());
            var read = Counting(piece, piece.Disc, rooms[index % 2].AsMemory(0, (int)piece.Extent.Length.Bytes(piece.Disc.BlockSize)));
            if (unreadable.Count > 0 || !piece.Hash.IsOf(read.Span))
                await FindAsync(piece, read, unreadable, cancellation);
            progress(compared += piece.Extent.Length);
            if (mismatches.Count >= MostMismatches)
                break;
        }

        await reading;
        return [.. mismatches.Take(MostMismatches)];
    }

    private byte[] NewRoom() => new byte[pieces.Max(piece => piece.Extent.Length.Bytes(piece.Disc.BlockSize))];

    /// <summary>The part of the blocks that is compared. A reader may deliver just that part.</summary>
    private static ReadOnlyMemory<byte> Counting(RecordedPiece piece, IBlockSource from, ReadOnlyMemory<byte> blocks) =>
        piece.Content.Of(blocks, from.BlockSize);

    private Task<List<BlockMismatch>> ReadAsync(int index, byte[][] rooms, CancellationToken cancellation) =>
        ReadAsync(pieces[index], rooms[index % 2], cancellation);

    /// <summary>Reads what can be read of a piece and returns the blocks that cannot.</summary>
    private async Task<List<BlockMismatch>> ReadAsync(RecordedPiece piece, byte[] room, CancellationToken cancellation)
    {
        var unreadable = new List<BlockMismatch>();
        var (blocks, size) = (piece.Extent, piece.Disc.BlockSize);
        for (var at = blocks.Start; at < blocks.End && unreadable.Count < MostMismatches;)
        {
            try
            {
                var from = (int)(at - blocks.Start).Bytes(size);
                await piece.Disc.ReadAsync(at, room.AsMemory(from, (int)blocks.Length.Bytes(size) - from), cancellation);
                break;
            }
            catch (BlockReadException broken)
            {
                unreadable.Add(new(new(broken.Block, new(1)), PathOf(piece, broken.Block), broken.Sense.ToString()));
                at = broken.Block + new BlockCount(1);
            }
        }

        return unreadable;
    }

    /// <summary>A piece is not as it was written: the source says which of its blocks.</summary>
    private async ValueTask FindAsync(RecordedPiece piece, ReadOnlyMemory<byte> read, List<BlockMismatch> unreadable, CancellationToken cancellation)
    {
        var blocks = piece.Extent;
        if (await OriginalAsync(piece, cancellation) is not { } original)
        {
            mismatches.AddRange(unreadable.Count > 0 ? unreadable : [new(blocks, PathOf(piece, blocks.Start), null)]);
            return;
        }

        for (var block = 0; block < blocks.Length.Value && mismatches.Count < MostMismatches; block++)
        {
            var at = blocks.Start + new BlockCount(block);
            var (start, length) = (block * piece.Content.Length, piece.Content.Length);
            if (unreadable.Find(each => each.Extent.Start == at) is { } broken)
                mismatches.Add(broken);
            else if (!IsSame(read.Span.Slice(start, length), original.Span.Slice(start, length), piece.BlindIn?.Invoke(at) ?? default))
                mismatches.Add(new(new(at, new(1)), PathOf(piece, at), null));
        }
    }

    /// <summary>Equal, but for what could not be read.</summary>
    private static bool IsSame(ReadOnlySpan<byte> read, ReadOnlySpan<byte> original, Range blind) =>
        blind.Equals(default) ? read.SequenceEqual(original)
            : read[..blind.Start.Value].SequenceEqual(original[..blind.Start.Value]) && read[blind.End.Value..].SequenceEqual(original[blind.End.Value..]);

    /// <summary>The piece as it was sent to the drive, read again; nothing where the source has changed since.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> OriginalAsync(RecordedPiece piece, CancellationToken cancellation)
    {
        try
        {
            var blocks = await source.ReadAsync(piece.Hash.Extent.Start, (int)piece.Extent.Length.Value, cancellation);
            var original = Counting(piece, source, blocks);
            return piece.Hash.IsOf(original.Span) ? original : default(ReadOnlyMemory<byte>?);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or DiscException)
        {
            return null;
        }
    }

    private string? PathOf(RecordedPiece piece, Lba onDisc) => pathAt?.Invoke(piece.InSource(onDisc));
}
