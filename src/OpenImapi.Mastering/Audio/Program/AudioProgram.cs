using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The tracks of one session, each in its place: decided before a sample is decoded or a byte is read.</summary>
public sealed class AudioProgram
{
    private readonly IReadOnlyList<Segment> segments;

    internal AudioProgram(
        DiscLayout layout, IReadOnlyList<PlacedTrack> tracks, IReadOnlyList<Segment> segments,
        IReadOnlyList<ProgramWarning> warnings, IReadOnlyList<string> notes)
    {
        (Layout, Tracks, this.segments, Warnings, Notes) = (layout, tracks, segments, warnings, notes);
        Extent = Extent.Between(layout.Sessions[0].Start, layout.Sessions[0].LeadOut);
    }

    /// <summary>One session, with indexes, gaps, codes and CD-TEXT.</summary>
    public DiscLayout Layout { get; }

    /// <summary>The session's blocks, from its first track's pre-gap to the lead-out.</summary>
    public Extent Extent { get; }

    /// <summary>Every track in its place, for a table.</summary>
    public IReadOnlyList<PlacedTrack> Tracks { get; }

    /// <summary>What will not be exactly as given, or not within the standard.</summary>
    public IReadOnlyList<ProgramWarning> Warnings { get; }

    /// <summary>What was rounded or filled up, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>False while the length of some sound is an estimate: the places are, too.</summary>
    public bool IsExact => !Sounds.Any(sound => sound.IsEstimate);

    private IEnumerable<AudioSlice> Sounds => segments.OfType<SoundSegment>().Select(segment => segment.Slice);

    /// <summary>Puts tracks into their places, each where the one before ends. Opens nothing.</summary>
    /// <exception cref="DiscException">A track is too short, has impossible parts or indexes, or the whole does not fit on any disc.</exception>
    public static AudioProgram Plan(IReadOnlyList<ProgramTrack> tracks, AudioProgramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(tracks);
        return new ProgramPlanner(tracks, options ?? new()).Plan();
    }

    /// <summary>Opens the blocks: 2,352 bytes each, sound as samples, data as whole sectors with the addresses that they have here.</summary>
    /// <exception cref="InvalidOperationException">Some sound was not prepared, or turned out to have another length than was planned.</exception>
    public ProgramSource OpenSource()
    {
        foreach (var sound in Sounds)
        {
            if (!sound.Content.IsLengthExact)
                throw new InvalidOperationException($"{sound.Content.Description} was not prepared.");
            if (sound.IsEstimate || sound.Start + sound.Length > sound.Content.Length)
            {
                throw new InvalidOperationException(
                    $"{sound.Content.Description} has {sound.Content.Length} samples, and {sound.Start + sound.Length} were planned before that was known. Plan again.");
            }
        }

        return new(Extent, segments);
    }
}
