using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>
/// CD-R and CD-RW: tracks of sound, each in one go, with the same pause between all. Recipe: docs/recipes/cd-track-at-once.md.
/// </summary>
/// <remarks>The drive places every track after the first one, behind the run-out of the one before and the pause.</remarks>
internal sealed class AudioTrackAtOnceCd : IWriteStrategy
{
    public WriteMode Mode => WriteMode.TrackAtOnce;

    public BlockCount Blocking { get; } = new(1);

    public BlockCount PaddingAfter(BlockCount content) => BlockCount.Zero;

    public bool CanTestWrite(BurnDesk desk) => desk.Description.CanTestTrackAtOnce;

    /// <summary>The tracks where the drive will most likely put them.</summary>
    public BurnPlan Plan(BurnDesk desk, Medium medium)
    {
        if (medium.Status != MediumStatus.Blank)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, "Tracks of sound are written one by one only on a blank disc.", "Insert a blank disc.");
        var spans = ImmutableArray.CreateBuilder<WriteSpan>();
        var form = new SliceForm(BlockSizes.Raw);
        var perCommand = Blocks.PerCommand(desk.Drive.MaximumTransferLength, BlockSizes.Raw, Blocking);
        var at = Session(desk).Start;
        foreach (var track in Session(desk).Tracks)
        {
            spans.Add(new(at, track.Extent.Length, BlockCount.Zero, form, perCommand) { Source = track.Extent.Start, Track = spans.Count + 1, EndsTrack = true });
            at = spans[^1].End + MediumAssembly.RunOut + PauseOf(desk);
        }

        return new(spans.DrainToImmutable());
    }

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await RequireSilentGapsAsync(desk, cancellation);
        MissingCdText.WarnOrRefuse(desk, "Tracks written one by one carry no CD-TEXT.");
        if (LayoutRules.HasJoinedTracks(Session(desk)))
            desk.Warn("Tracks written one by one are not joined: between two of them are two blocks that hold nothing, and with many drives two seconds of silence.");
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await SetAsync(desk, 1, cancellation);
        await CdTracks.RequireStartAsync(desk, medium, cancellation);
    }

    public async ValueTask<BurnPlan> BeginTrackAsync(BurnDesk desk, BurnPlan plan, int track, CancellationToken cancellation)
    {
        await SetAsync(desk, track, cancellation);
        var next = await CdTracks.NextAsync(desk, track, cancellation);
        return next.NextWritableValid ? plan.Placed(track, new(next.NextWritable)) : plan;
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => CdTracks.CloseTrackAsync(desk, progress);

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => CdTracks.CloseSessionAsync(desk, progress);

    public ValueTask ReleaseAsync(BurnDesk desk) => CdWriteParameters.ResetAsync(desk);

    /// <summary>The drive makes the gaps: sound that the source has there would be lost.</summary>
    private static async ValueTask RequireSilentGapsAsync(BurnDesk desk, CancellationToken cancellation)
    {
        foreach (var track in Session(desk).Tracks.Where(track => track.Pregap > BlockCount.Zero))
        {
            var gap = new Extent(track.Extent.Start - track.Pregap, track.Pregap);
            if (!desk.Source.Extent.Contains(gap))
                continue;
            var sound = await desk.Source.ReadAsync(gap.Start, (int)gap.Length.Value, cancellation);
            if (sound.AsSpan().ContainsAnyExcept((byte)0))
                throw new DiscException(RecordingErrors.WriteModeUnsupported, $"This layout cannot be written track by track: there is sound in the gap before track {track.Number}.");
        }
    }

    private static SessionLayout Session(BurnDesk desk) => desk.Job.Layout.Sessions[0];

    /// <summary>What stands between all tracks alike; the 150 blocks before the first one are the drive's own.</summary>
    private static BlockCount PauseOf(BurnDesk desk) => Session(desk).Tracks is [_, var second, ..] ? second.Pregap : new(Msf.Offset);

    private static async ValueTask SetAsync(BurnDesk desk, int track, CancellationToken cancellation)
    {
        var layout = Session(desk).Tracks[track - 1];
        var page = await CdWriteParameters.ReadAsync(desk, cancellation) with
        {
            TrackMode = layout.Control,
            Copy = layout.Flags.HasFlag(TrackFlags.SerialCopy),
            DataBlockType = DataBlockTypes.Raw,
            AudioPauseLength = (ushort)PauseOf(desk).Value,
            MediaCatalogNumber = CdWriteParameters.Field(desk.Job.Layout.Catalog),
            Isrc = CdWriteParameters.Field(layout.Isrc),
        };
        await CdWriteParameters.SetAsync(desk, page, cancellation);
    }
}
