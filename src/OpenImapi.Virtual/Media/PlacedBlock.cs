using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>What a block of a CD is.</summary>
/// <param name="Track">Whose it is.</param>
/// <param name="Index">0 the pre-gap, 1 the content, 2 and up as the track is divided.</param>
/// <param name="Form">What it is made of.</param>
/// <param name="Written">It holds something; else it is a way between two tracks.</param>
internal readonly record struct PlacedBlock(DiscTrack Track, int Index, BlockForm Form, bool Written)
{
    public bool IsAudio => Form == BlockForm.Audio;

    public BlockArea Area => Track.AreaOf(Form);

    /// <summary>What lies at an address; nothing in lead-ins, lead-outs and after everything.</summary>
    public static PlacedBlock? At(DiscState state, Lba at)
    {
        foreach (var track in state.Tracks)
        {
            if (at < track.Start - track.Pregap)
                return null;
            if (at < track.Start)
                return new(track, 0, track.GapForm ?? track.Form, track.GapForm is not null);
            if (at < track.End)
                return new(track, 1 + track.Indexes.Count(index => at >= track.Start + index), track.Form, at < track.Readable.End);
        }

        return null;
    }

    /// <summary>Where blocks end that are like the one at an address but for their index.</summary>
    /// <param name="state">The disc.</param>
    /// <param name="at">The first block.</param>
    /// <param name="limit">The end at the latest.</param>
    public static Lba EndOfRun(DiscState state, Lba at, Lba limit)
    {
        foreach (var track in state.Tracks)
            foreach (var end in (ReadOnlySpan<Lba>)[track.Start - track.Pregap, track.Start, track.Readable.End, track.End])
                if (at < end)
                    return end < limit ? end : limit;
        return limit;
    }
}
