using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>CD-R and CD-RW: one data track of Mode 1 blocks in one go, then its session. Recipe: docs/recipes/cd-track-at-once.md.</summary>
internal sealed class TrackAtOnceCd : IWriteStrategy
{
    /// <summary>Two seconds of empty blocks that keep a reader's read-ahead off the run-out blocks.</summary>
    private const int PostGap = 150;

    public WriteMode Mode => WriteMode.TrackAtOnce;

    public BlockCount Blocking { get; } = new(1);

    public BlockCount PaddingAfter(BlockCount content) => new(Math.Max(PostGap, LayoutRules.ShortestTrack - content.Value));

    public bool CanTestWrite(BurnDesk desk) => desk.Description.TestWrite;

    public BurnPlan Plan(BurnDesk desk, Medium medium) => OneDataTrack.Plan(desk, this) is var plan && !desk.Job.EndsWithContent ? plan
        : new([.. plan.Spans.Select(span => span with { Padding = new(Math.Max(0, LayoutRules.ShortestTrack - span.Content.Value)) })]);

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await CdWriteParameters.SetAsync(desk, await CdWriteParameters.ReadAsync(desk, cancellation), cancellation);
        await CdTracks.RequireStartAsync(desk, medium, cancellation);
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => CdTracks.CloseTrackAsync(desk, progress);

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => CdTracks.CloseSessionAsync(desk, progress);

    /// <summary>The drive must not stay set to test writes.</summary>
    public ValueTask ReleaseAsync(BurnDesk desk) => desk.Job.Simulate ? CdWriteParameters.ResetAsync(desk) : ValueTask.CompletedTask;
}
