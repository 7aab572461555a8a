using OpenImapi.Formats;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Mastering;

/// <summary>Where the pre-gap of a track in a toc file ends and its post-gap begins, in blocks from the beginning of the track.</summary>
/// <param name="path">The toc file.</param>
/// <param name="track">What it says of the track.</param>
/// <param name="number">The track's number.</param>
internal sealed class TocPlaces(string path, TocTrack track, int number)
{
    private BlockCount? end;

    /// <summary>Blocks of the pre-gap.</summary>
    public BlockCount Start { get; private set; }

    /// <summary>Indexes from the end of the pre-gap; the beginning of the post-gap is one, as cdrdao has it.</summary>
    public IEnumerable<BlockCount> Indexes => end is { } postgap ? track.Indexes.Append(postgap - Start).Order() : track.Indexes;

    /// <summary>Notes what a statement tells.</summary>
    /// <param name="part">Any statement.</param>
    /// <param name="length">Blocks of the track before it, and with what it adds; a begun one counts whole.</param>
    public void Pass(TocPart part, BlockCount length)
    {
        if (part is TocPregap)
            Start = length;
        else if (part is TocStart start)
            Start = start.At ?? length;
        else if (part is TocEnd stop)
            end = stop.At ?? length;
    }

    /// <summary>Refuses places outside the track.</summary>
    public void Check(BlockCount length)
    {
        if (Start >= length)
            throw Broken(track.Line, $"track {number} has {length} blocks, and its pre-gap {Start}");
        if (end <= Start || end >= length)
            throw Broken(track.Line, $"track {number} has {length} blocks, and its END comes after {end}");
    }

    public DiscException Broken(int line, string how) => new(DiscImageReadErrors.ImageBroken, $"{path}, line {line}: {how}.");
}
