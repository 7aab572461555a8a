using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>The audio tracks that are staged; the last one may be open.</summary>
internal sealed class AudioStage
{
    /// <summary>Tracks that a disc can have (ECMA-130, 22.3.3.2).</summary>
    public const int MostTracks = 99;

    /// <summary>Blocks of the shortest track: 4 seconds (ECMA-130, 20).</summary>
    public static readonly BlockCount ShortestTrack = new(300);

    /// <summary>Blocks that a drive adds to the end of every track that it writes at once.</summary>
    public static readonly BlockCount RunOut = new(2);

    private readonly List<StashTrack> tracks = [];

    public int Count => tracks.Count;

    /// <summary>The track that blocks are added to, or nothing.</summary>
    public StashTrack? Open { get; private set; }

    /// <summary>Blocks of every track and of what lies between them.</summary>
    /// <param name="gap">Blocks from the end of a track to the start of the next one.</param>
    public BlockCount Used(BlockCount gap) => new(tracks.Sum(track => track.Length.Value) + Math.Max(0, tracks.Count - 1) * gap.Value);

    /// <summary>Blocks that the open track, or a new one, can still take.</summary>
    public BlockCount Available(BlockCount room, BlockCount gap)
    {
        if (Open is null && Count == MostTracks)
            return BlockCount.Zero;
        var before = Open is null && Count > 0 ? gap : BlockCount.Zero;
        return BlockCount.Max(BlockCount.Zero, room - Used(gap) - before);
    }

    public StashTrack Begin(RecorderStash stash)
    {
        var track = stash.NewTrack();
        tracks.Add(track);
        return Open = track;
    }

    /// <summary>Ends the open track.</summary>
    public void Close() => Open = null;

    /// <summary>Takes the open track away again.</summary>
    public void Withdraw()
    {
        tracks.Remove(Open!);
        Open!.Dispose();
        Open = null;
    }

    public void Clear()
    {
        tracks.ForEach(track => track.Dispose());
        tracks.Clear();
        Open = null;
    }

    /// <summary>Where the tracks will lie.</summary>
    /// <param name="pregap">Blocks of silence before each track but the first.</param>
    /// <param name="runOut">Blocks at the end of each track.</param>
    public DiscLayout Layout(BlockCount pregap, BlockCount runOut)
    {
        var next = Lba.Zero;
        var places = ImmutableArray.CreateBuilder<TrackLayout>(tracks.Count);
        foreach (var track in tracks)
        {
            var before = places.Count == 0 ? BlockCount.Zero : pregap;
            var extent = new Extent(next + before, track.Length);
            places.Add(new(places.Count + 1, extent, BlockForm.Audio) { Pregap = before, Postgap = runOut });
            next = extent.End + runOut;
        }

        return new([new(1, places.MoveToImmutable())]);
    }

    /// <summary>The content of that layout.</summary>
    public IBlockSource Source(DiscLayout layout) => new StashedAudio(layout, [.. tracks]);
}
