using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>One medium: what it is, what is recorded on it, and its blocks.</summary>
public sealed class Disc : IDisposable
{
    private readonly IBlockStore blocks;
    private readonly IDiscJournal? journal;

    internal Disc(MediumKind kind, DiscState state, IBlockStore blocks, IDiscJournal? journal = null)
    {
        (Kind, State, this.blocks, this.journal) = (kind, state, blocks, journal);
        Rules = DiscRules.For(kind);
    }

    public MediumKind Kind { get; }

    /// <summary>What is recorded on it.</summary>
    public DiscState State { get; private set; }

    internal DiscRules Rules { get; }

    /// <summary>A blank medium that lives in memory only.</summary>
    public static Disc Blank(MediumKind kind) => new(kind, DiscState.Blank, new MemoryBlockStore());

    /// <summary>A pressed disc in memory, with one track that holds these blocks.</summary>
    public static Disc Pressed(ReadOnlySpan<byte> content)
    {
        var length = BlockCount.ForBytes(content.Length);
        var kind = MediumKinds.PressedFor(length) ?? throw new DiscException(VirtualErrors.ImageUnfit);
        var store = new MemoryBlockStore();
        store.Write(Lba.Zero, content);
        return new(kind, DiscState.Blank.After(Pressing(length)), store);
    }

    /// <summary>What a pressed disc's history would be.</summary>
    internal static IReadOnlyList<DiscEvent> Pressing(BlockCount length) =>
    [
        new TrackOpened(1, 1, 0, 4), new BlocksRecorded(1, length.Value), new TrackClosed(1, 0), new SessionClosed(Final: true, OneTrack: false),
    ];

    /// <summary>Reads blocks; gaps between tracks and what is not recorded read as zeros.</summary>
    public void Read(Lba start, Span<byte> content)
    {
        content.Clear();
        var wanted = new Extent(start, new(content.Length / BlockSizes.UserData));
        foreach (var track in State.Tracks)
        {
            var from = wanted.Start > track.Readable.Start ? wanted.Start : track.Readable.Start;
            var to = wanted.End < track.Readable.End ? wanted.End : track.Readable.End;
            if (from < to)
                blocks.Read(from, content.Slice((int)(from - start).Bytes(), (int)(to - from).Bytes()));
        }
    }

    /// <summary>
    /// Makes events part of the medium. Blocks come first, then the history in one piece, so that a process that dies between
    /// the two leaves a disc on which the last command never happened.
    /// </summary>
    internal void Commit(IReadOnlyList<DiscEvent> events, ReadOnlySpan<byte> content)
    {
        if (events.Count == 0)
            return;
        var state = State;
        foreach (var happened in events)
        {
            if (happened is BlocksRecorded recorded)
                blocks.Write(state.Find(recorded.Track)!.NextWritable, content);
            else if (happened is BlocksPadded padded)
                blocks.WriteZeros(new(state.Find(padded.Track)!.NextWritable, new(padded.Blocks)));
            state = state.After(happened);
        }

        journal?.Append(events);
        State = state;
        if (events.Any(happened => happened is DiscBlanked))
            blocks.Clear();
    }

    public void Dispose()
    {
        blocks.Dispose();
        journal?.Dispose();
    }
}
