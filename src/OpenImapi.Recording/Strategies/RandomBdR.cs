using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>BD-R in random recording mode: every cluster once, here from the first one on; there is one session and no next one. Recipe: docs/recipes/bd-r-random.md.</summary>
internal sealed class RandomBdR : IWriteStrategy
{
    public WriteMode Mode => WriteMode.Incremental;

    public BlockCount Blocking { get; } = new(32);

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await BdDefects.PrepareAsync(desk, medium);
    }

    /// <summary>There is no track to close.</summary>
    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    /// <summary>Nothing can follow that a reader would find; the disc is closed only where that is asked for.</summary>
    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => desk.Job.CloseDisc
        ? desk.Readiness.RunAsync(new CloseTrackSession(CloseFunction.Finalize, 0), new(CloseFunction.Finalize, 0, Immediate: false), Readiness.Closing, progress)
        : ValueTask.CompletedTask;
}
