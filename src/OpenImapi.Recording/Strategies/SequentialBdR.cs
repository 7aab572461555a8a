using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>BD-R in sequential recording mode: whole clusters of 32 blocks, one after another, then the session. Recipe: docs/recipes/bd-r-sequential.md.</summary>
internal sealed class SequentialBdR : IWriteStrategy
{
    public WriteMode Mode => WriteMode.Incremental;

    public BlockCount Blocking { get; } = new(32);

    /// <summary>Where recorded blocks can be written again, the beginning of the disc is, last of all before the track is closed.</summary>
    public BurnPlan Plan(BurnDesk desk, Medium medium) => OneDataTrack.Plan(desk, this) with { Head = [.. desk.Job.Head] };

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await BdDefects.PrepareAsync(desk, medium);
        await SequentialClosing.FindTrackAsync(desk, cancellation);
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.TrackAsync(desk, progress);

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.SessionAsync(desk, progress);
}
