using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>The files of a cue sheet one behind the other, and which part of them belongs to which track.</summary>
/// <param name="sheet">What stands where.</param>
/// <param name="path">The sheet's path, for errors.</param>
/// <param name="media">The files by their numbers; those in which no track has a place are left out.</param>
internal sealed class CueTimeline(CueSheet sheet, string path, SortedDictionary<int, CueMedium> media)
{
    /// <summary>Lead-outs of the first session and of later ones; other times in REM LEAD-OUT are places in the file.</summary>
    private static readonly BlockCount[] LeadOuts = [new(6750), new(2250)];

    /// <summary>Where a track begins: its first place, or the start of a file in which nothing else stands before it.</summary>
    public CuePlace Begin(int track)
    {
        var first = sheet.Tracks[track].First;
        return IsFirstIn(first.File, track) ? first with { Offset = BlockCount.Zero } : first;
    }

    /// <summary>Where it ends; nothing is the end of the last file.</summary>
    public CuePlace? End(int track)
    {
        if (track + 1 == sheet.Tracks.Length)
            return null;
        var next = Begin(track + 1);
        return LeadOutBefore(track + 1) is { } leadOut ? next with { Offset = leadOut } : next;
    }

    /// <summary>Where the lead-out of the session before begins in the file, if the sheet tells that: what lies between belongs to no track.</summary>
    public BlockCount? LeadOutBefore(int track)
    {
        var (last, next) = (sheet.Tracks[track - 1], Begin(track));
        return sheet.Tracks[track].Session?.LeadOut is { } leadOut && !LeadOuts.Contains(leadOut)
            && last.Start.File == next.File && leadOut > (last.Indexes.IsEmpty ? last.Start : last.Indexes[^1]).Offset && leadOut <= next.Offset ? leadOut : null;
    }

    /// <summary>The sound between two places.</summary>
    public ImmutableArray<AudioSlice> Sound(CuePlace from, CuePlace? to) =>
        [.. Parts(from, to).Select(part => part.Medium.Sound(part.From, part.To)).Where(slice => slice.Length > SampleCount.Zero)];

    /// <summary>The blocks between two places.</summary>
    public IReadOnlyList<BlockPiece> Blocks(CuePlace from, CuePlace? to) =>
        [.. Parts(from, to).Select(part => part.Medium.Blocks(part.From, part.To)).Where(piece => piece.Length > 0)];

    /// <summary>Samples between two places.</summary>
    public SampleCount Samples(CuePlace from, CuePlace to) => new(Sound(from, to).Sum(slice => slice.Length.Value));

    /// <summary>Blocks between two places.</summary>
    public BlockCount Count(CuePlace from, CuePlace to, int blockSize) => new(Blocks(from, to).Sum(piece => piece.Length / blockSize));

    /// <summary>Refuses a track one of whose places lies behind the end of its file.</summary>
    public void Check(CueTrack track)
    {
        foreach (var place in new[] { track.First, track.Start }.Concat(track.Indexes))
        {
            var medium = media[place.File];
            var mayBeEnd = place == track.Gap && place != track.Start;
            if (medium.IsLengthExact && (place.Offset > medium.Length || (place.Offset == medium.Length && !mayBeEnd)))
                throw Broken(track, $"goes to {Time(place.Offset)} of \"{medium.Name}\", which has only {Time(medium.Length)}");
            if (medium.IsSound && !track.Mode.IsAudio())
                throw Broken(track, $"is data, and \"{medium.Name}\" is sound");
        }
    }

    public DiscException Broken(CueTrack track, string how) =>
        new(DiscImageReadErrors.ImageBroken, $"{path}, line {track.Line}: track {track.Number} {how}.");

    private bool IsFirstIn(int file, int track) =>
        track == 0 || !new[] { sheet.Tracks[track - 1].Start }.Concat(sheet.Tracks[track - 1].Indexes).Any(place => place.File == file);

    private IEnumerable<(CueMedium Medium, BlockCount From, BlockCount? To)> Parts(CuePlace from, CuePlace? to)
    {
        foreach (var (file, medium) in media)
        {
            var isBehind = file > to?.File || (file == to?.File && file > from.File && to.Value.Offset == BlockCount.Zero);
            if (file < from.File || isBehind)
                continue;
            yield return (medium, file == from.File ? from.Offset : BlockCount.Zero, file == to?.File ? to.Value.Offset : null);
        }
    }

    private static string Time(BlockCount blocks) => $"{blocks.Value / (60 * Msf.FramesPerSecond):00}:{blocks.Value / Msf.FramesPerSecond % 60:00}:{blocks.Value % Msf.FramesPerSecond:00}";
}
