using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>One medium: what it is, what is recorded on it, and its blocks.</summary>
public sealed class Disc : IDisposable
{
    private readonly IDiscJournal? journal;

    internal Disc(MediumKind kind, DiscState state, DiscBlocks blocks, IDiscJournal? journal = null, string? mediaId = null)
    {
        (Kind, State, Blocks, this.journal) = (kind, state, blocks, journal);
        MediaCode = DiscOptions.CodeOf(kind, mediaId);
        Rules = DiscRules.For(kind);
    }

    public MediumKind Kind { get; }

    /// <summary>What is recorded on it.</summary>
    public DiscState State { get; private set; }

    /// <summary>What is recorded on it, as a layout: tracks that hold anything, with gaps, indexes, numbers and texts.</summary>
    public DiscLayout Layout => RecordedLayout.Of(State);

    internal DiscRules Rules { get; }

    /// <summary>What the disc says of its maker.</summary>
    internal MediaCode MediaCode { get; }

    internal DiscBlocks Blocks { get; }

    /// <summary>A medium as it is sold, blank, that lives in memory only.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="options">How it differs from others of its kind.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_MEDIA_ID: it cannot say that of its maker.</exception>
    public static Disc Blank(MediumKind kind, DiscOptions? options = null)
    {
        var how = options ?? new();
        return new(kind, DiscState.Blank.After(how.HistoryOf(kind)), DiscBlocks.InMemory(), mediaId: how.MediaId);
    }

    /// <summary>A pressed disc in memory, with one track that holds these blocks.</summary>
    public static Disc Pressed(ReadOnlySpan<byte> content)
    {
        var length = BlockCount.ForBytes(content.Length);
        var kind = MediumKinds.PressedFor(length) ?? throw new DiscException(VirtualErrors.ImageUnfit);
        var blocks = DiscBlocks.InMemory();
        blocks.Write(BlockArea.UserData, Lba.Zero, content);
        return new(kind, DiscState.Blank.After(Pressing.OneTrack(length)), blocks);
    }

    /// <summary>A pressed disc in memory, of any layout.</summary>
    /// <param name="layout">What lies where.</param>
    /// <param name="source">Blocks of 2,048 bytes where every track is data, else of 2,352; blocks of gaps that it has not got are silent or empty.</param>
    /// <param name="cancellation">Stops between two pieces.</param>
    /// <exception cref="DiscException">OPENIMAPI_E_IMAGE_UNFIT: no disc can be so, or the source has not the blocks.</exception>
    public static async ValueTask<Disc> PressAsync(DiscLayout layout, IBlockSource source, CancellationToken cancellation = default)
    {
        var pressing = new Pressing(layout, source);
        var blocks = DiscBlocks.InMemory();
        await pressing.WriteAsync(blocks, cancellation);
        return new(pressing.Kind, DiscState.Blank.After(pressing.History), blocks);
    }

    /// <summary>The disc as a source of blocks.</summary>
    /// <param name="blockSize">2,048: user data of data tracks. 2,352, for a CD: audio samples and whole sectors.</param>
    public IBlockSource OpenSource(int blockSize) => new DiscSource(this, blockSize);

    /// <summary>Reads blocks of 2,048 bytes; gaps, audio and what is not recorded read as zeros.</summary>
    public void Read(Lba start, Span<byte> content)
    {
        content.Clear();
        var wanted = new Extent(start, new(content.Length / BlockSizes.UserData));
        foreach (var track in State.Tracks.Where(track => !track.IsAudio && track.Written.Overlaps(wanted)))
        {
            var from = wanted.Start > track.Written.Start ? wanted.Start : track.Written.Start;
            var to = wanted.End < track.Written.End ? wanted.End : track.Written.End;
            var part = content.Slice((int)(from - start).Bytes(), (int)(to - from).Bytes());
            if (track.Area == BlockArea.UserData && (from >= track.Start || track.GapForm == track.Form))
                Blocks[BlockArea.UserData].Read(from, part);
            else
                new SectorReader(this).ReadUserData(track, from, part);
        }

        ReadReplaced(wanted, content);
    }

    /// <summary>Reads blocks of 2,352 bytes: samples, or sectors with header, EDC and ECC; data gaps read as empty sectors.</summary>
    public void ReadSectors(Lba start, Span<byte> content) => new SectorReader(this).Read(start, content);

    /// <summary>Makes events part of the medium, with user data, samples or sectors where blocks were recorded.</summary>
    internal void Commit(IReadOnlyList<DiscEvent> events, ReadOnlySpan<byte> content)
    {
        var state = State;
        foreach (var happened in events)
        {
            if (happened is BlocksRecorded recorded)
                Blocks.Write(state.Find(recorded.Track)!.Area, state.Find(recorded.Track)!.NextWritable, content);
            else if (happened is BlocksOverwritten overwritten)
                Blocks.Write(BlockArea.UserData, new(overwritten.Start), content);
            else if (happened is BlocksPlaced placed)
                Blocks.Write(BlockArea.UserData, new(placed.Start), content);
            else if (happened is BlocksReplaced replaced)
                Replace(replaced, state, content);
            else if (happened is BlocksPadded padded && state.Find(padded.Track) is { } track)
                Blocks[track.Area].WriteZeros(new(track.NextWritable, new(padded.Blocks)));
            state = state.After(happened);
        }

        Happen(events);
    }

    /// <summary>
    /// Adds to the history, after the blocks were written. All of it comes in one piece, so that a process that dies between blocks
    /// and history leaves a disc on which the last command never happened; blocks of an overwritable disc that were written before need no history.
    /// </summary>
    internal void Happen(IReadOnlyList<DiscEvent> events)
    {
        if (events.Count == 0)
            return;
        var state = State.After(events);
        if (!ReferenceEquals(state, State))
            journal?.Append(events);
        State = state;
        if (events.Any(happened => happened is DiscBlanked or DiscFormatted or WriteOnceFormatted))
            Blocks.Clear();
    }

    /// <summary>Writes whole clusters to another place: what they held, changed by what is written.</summary>
    private void Replace(BlocksReplaced replaced, DiscState state, ReadOnlySpan<byte> content)
    {
        var clusters = new byte[replaced.Clusters.Length.Bytes()];
        Read(replaced.Clusters.Start, clusters);
        content.CopyTo(clusters.AsSpan((int)(new Lba(replaced.Start) - replaced.Clusters.Start).Bytes()));
        Blocks.Write(BlockArea.UserData, state.PlaceFor(replaced), clusters);
    }

    /// <summary>Takes clusters that were written again from where they lie.</summary>
    private void ReadReplaced(Extent wanted, Span<byte> content)
    {
        if (State.Replacements.IsEmpty)
            return;
        for (var at = wanted.Start; at < wanted.End;)
        {
            var cluster = at.Value / BdSpares.Cluster * BdSpares.Cluster;
            var next = Math.Min(cluster + BdSpares.Cluster, wanted.End.Value);
            if (State.Replacements.TryGetValue(cluster, out var place))
                Blocks[BlockArea.UserData].Read(new(place + at.Value - cluster),
                    content[(int)(at - wanted.Start).Bytes()..(int)(new Lba(next) - wanted.Start).Bytes()]);
            at = new(next);
        }
    }

    public void Dispose()
    {
        Blocks.Dispose();
        journal?.Dispose();
    }
}
