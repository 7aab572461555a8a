using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Audio that is extracted in one piece: a track from its INDEX 01 to the next track's, or what is hidden before the first.</summary>
/// <param name="Track">The track's number; 0 is the sound hidden before the first one.</param>
/// <param name="Extent">Its sectors; the gap before the next track is part of it.</param>
public sealed record AudioPart(int Track, Extent Extent)
{
    /// <summary>The disc's first audio track: checksums that compare pressings leave its beginning out.</summary>
    public bool IsFirst { get; init; }

    /// <summary>The disc's last audio track: they leave its end out.</summary>
    public bool IsLast { get; init; }

    /// <summary>All audio of a disc, in order and without a hole inside a session.</summary>
    public static ImmutableArray<AudioPart> Of(DiscLayout layout)
    {
        var parts = ImmutableArray.CreateBuilder<AudioPart>();
        foreach (var session in layout.Sessions)
        {
            if (session.Tracks[0] is { Form: BlockForm.Audio, Pregap.Value: > 0 } first)
                parts.Add(new(0, Extent.Between(session.Start, first.Extent.Start)));
            for (var i = 0; i < session.Tracks.Length; i++)
                if (session.Tracks[i] is { Form: BlockForm.Audio } track)
                    parts.Add(new(track.Number, Extent.Between(track.Extent.Start, EndOf(session, i))));
        }

        var (begin, end) = (FirstTrack(parts), parts.Count - 1);
        if (begin >= 0)
            parts[begin] = parts[begin] with { IsFirst = true };
        if (end >= 0)
            parts[end] = parts[end] with { IsLast = true };
        return parts.DrainToImmutable();
    }

    private static int FirstTrack(ImmutableArray<AudioPart>.Builder parts)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Track > 0)
                return i;
        return -1;
    }

    /// <summary>The gap before a data track that follows is data's own.</summary>
    private static Lba EndOf(SessionLayout session, int index) => index + 1 == session.Tracks.Length ? session.LeadOut
        : session.Tracks[index + 1] is { Form: BlockForm.Audio } next ? next.Extent.Start
        : session.Tracks[index].Extent.End;
}
