using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Recording;

/// <summary>Finds the gaps before tracks and their indexes in the Q sub-channel, by halving, and whether a track is a copy.</summary>
internal sealed class GapSearch(PositionReader positions, CancellationToken cancellation)
{
    /// <summary>The session with what was found; gaps are taken off the end of the track before.</summary>
    /// <exception cref="BlockReadException">The drive does not deliver the Q sub-channel.</exception>
    public async ValueTask<SessionLayout> SearchAsync(SessionLayout session)
    {
        var tracks = session.Tracks.ToArray();
        for (var i = 1; i < tracks.Length; i++)
        {
            var gap = await GapAsync(tracks[i - 1], tracks[i]);
            tracks[i] = tracks[i] with { Pregap = gap };
            tracks[i - 1] = tracks[i - 1] with { Extent = Extent.Between(tracks[i - 1].Extent.Start, tracks[i].Extent.Start - gap) };
        }

        for (var i = 0; i < tracks.Length; i++)
            if (tracks[i].Form == BlockForm.Audio)
                tracks[i] = tracks[i] with { Indexes = await IndexesAsync(tracks[i]), Flags = tracks[i].Flags | await SerialCopyAsync(tracks[i]) };
        return session with { Tracks = [.. tracks] };
    }

    private async ValueTask<BlockCount> GapAsync(TrackLayout before, TrackLayout track)
    {
        var start = track.Extent.Start;
        if (await positions.BeforeAsync(start, cancellation) is not { } last || last.Track != track.Number)
            return BlockCount.Zero;
        var from = before.Extent.Start + new BlockCount(1);
        return start - await positions.FirstAsync(from, last.Address, position => position.Track == track.Number, cancellation);
    }

    /// <summary>Of a recording that is a copy already the copy bit turns every four blocks.</summary>
    private async ValueTask<TrackFlags> SerialCopyAsync(TrackLayout track)
    {
        var seen = TrackFlags.None;
        var turned = false;
        for (var i = 0; i < 4 && !turned; i++)
        {
            if (await positions.AtAsync(track.Extent.Start + new BlockCount(4 * i), cancellation) is not { } position || position.Track != track.Number)
                return TrackFlags.None;
            var bit = (TrackFlags)position.Control & TrackFlags.CopyPermitted;
            turned = i > 0 && bit != seen;
            seen = bit;
        }

        return turned ? TrackFlags.SerialCopy : TrackFlags.None;
    }

    private async ValueTask<ImmutableArray<BlockCount>> IndexesAsync(TrackLayout track)
    {
        if (await positions.BeforeAsync(track.Extent.End, cancellation) is not { } last || last.Track != track.Number)
            return [];
        var indexes = ImmutableArray.CreateBuilder<BlockCount>();
        var from = track.Extent.Start;
        for (var index = 2; index <= Math.Min(last.Index, (byte)99); index++)
        {
            var sought = index;
            from = await positions.FirstAsync(from, last.Address, position => position.Track == track.Number && position.Index >= sought, cancellation);
            indexes.Add(from - track.Extent.Start);
        }

        return indexes.DrainToImmutable();
    }
}
