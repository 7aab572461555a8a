using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>
/// A CD as a .bin holds it: whole sectors and samples, 2,352 bytes a block, session after session without a break. Gaps between tracks are
/// in it, lead-outs and lead-ins are not.
/// </summary>
/// <param name="layout">The disc.</param>
/// <param name="disc">Its blocks, of 2,352 bytes or, for user data alone, of 2,048; what it has not got of a gap is made.</param>
internal sealed class SectorSource(DiscLayout layout, IBlockSource disc) : IBlockSource
{
    private readonly ImmutableArray<Extent> sessions = [.. layout.Sessions.Select(session => Extent.Between(session.Start, session.LeadOut))];

    public int BlockSize => BlockSizes.Raw;

    public Extent Extent => new(Lba.Zero, new(sessions.Sum(session => session.Length.Value)));

    public bool IsShared => disc.IsShared;

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        var passed = Lba.Zero;
        foreach (var session in sessions)
        {
            var end = passed + session.Length;
            if (start < end && !blocks.IsEmpty)
            {
                var count = BlockCount.Min(end - start, new(blocks.Length / BlockSize));
                await ReadDiscAsync(new(session.Start + (start - passed), count), blocks[..(int)count.Bytes(BlockSize)], cancellation);
                (start, blocks) = (start + count, blocks[(int)count.Bytes(BlockSize)..]);
            }

            passed = end;
        }
    }

    private async ValueTask ReadDiscAsync(Extent wanted, Memory<byte> blocks, CancellationToken cancellation)
    {
        for (var at = wanted.Start; at < wanted.End;)
        {
            var (track, end) = PartAt(at);
            var count = (end < wanted.End ? end : wanted.End) - at;
            var part = blocks.Slice((int)(at - wanted.Start).Bytes(BlockSize), (int)count.Bytes(BlockSize));
            await ReadPartAsync(track, new(at, count), part, cancellation);
            at += count;
        }
    }

    /// <summary>Whose block it is, and where the stretch of blocks of its kind ends: gap before, content, or gap behind.</summary>
    private (TrackLayout Track, Lba End) PartAt(Lba at)
    {
        var track = layout.Tracks.First(track => at < track.Extent.End + track.Postgap);
        return (track, at < track.Extent.Start ? track.Extent.Start : at < track.Extent.End ? track.Extent.End : track.Extent.End + track.Postgap);
    }

    private async ValueTask ReadPartAsync(TrackLayout track, Extent part, Memory<byte> blocks, CancellationToken cancellation)
    {
        if (disc.BlockSize == BlockSize && disc.Extent.Contains(part))
        {
            await disc.ReadAsync(part.Start, blocks, cancellation);
            return;
        }

        if (HoldsUserData(track, part))
        {
            await disc.ReadAsync(part.Start, blocks[(int)part.Length.Bytes(BlockSizes.Raw - BlockSizes.UserData)..], cancellation);
            Sector.WriteInPlace(Sector.FormOf(track.Form), part.Start, blocks.Span);
            return;
        }

        for (var at = part.Start; at < part.End; at += new BlockCount(1), blocks = blocks[BlockSize..])
            await ReadBlockAsync(track, at, blocks[..BlockSize], cancellation);
    }

    private bool HoldsUserData(TrackLayout track, Extent part) =>
        disc.BlockSize == BlockSizes.UserData && disc.Extent.Contains(part) && track.Extent.Contains(part) && track.Form is BlockForm.Mode1 or BlockForm.Mode2Form1;

    /// <summary>A block that the disc has not got whole: made around its user data; one of a gap is empty.</summary>
    private async ValueTask ReadBlockAsync(TrackLayout track, Lba at, Memory<byte> sector, CancellationToken cancellation)
    {
        if (disc.BlockSize == BlockSize && disc.Extent.Contains(at))
        {
            await disc.ReadAsync(at, sector, cancellation);
        }
        else if (track.Extent.Contains(at) && track.Form is BlockForm.Mode1 or BlockForm.Mode2Form1)
        {
            await disc.ReadAsync(at, sector[(BlockSizes.Raw - BlockSizes.UserData)..], cancellation);
            Sector.WriteInPlace(Sector.FormOf(track.Form), at, sector.Span);
        }
        else
        {
            Sector.WriteEmpty(track.Form, at, sector.Span);
        }
    }
}
