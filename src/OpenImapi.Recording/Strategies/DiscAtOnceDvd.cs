using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>DVD-R and DVD-RW at once: the size is reserved, everything comes in one go, and the flush closes the disc. Recipe: docs/recipes/dvd-minus-r.md.</summary>
internal sealed class DiscAtOnceDvd : IWriteStrategy
{
    public WriteMode Mode => WriteMode.DiscAtOnce;

    public BlockCount Blocking { get; } = new(16);

    public bool CanTestWrite(BurnDesk desk) => DvdMinusParameters.CanTest(desk);

    public BurnPlan Plan(BurnDesk desk, Medium medium) => OneDataTrack.Plan(desk, this) with { IsAnnounced = true, ClosesItself = true };

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        if (!desk.Job.CloseDisc)
            desk.Warn($"A {medium.Kind} that is written at once is closed for good{(medium.OnlyAtOnce ? "; erased in full, it takes several sessions" : "")}.");
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await DvdMinusParameters.SetAsync(desk, WriteType.SessionAtOnce, MultiSession.None, cancellation);
    }

    /// <summary>Sets whole ECC blocks aside, those of padding among them: drives differ in what they make of a size that is none.</summary>
    public async ValueTask<BurnPlan> AnnounceAsync(BurnDesk desk, BurnPlan plan, CancellationToken cancellation)
    {
        await desk.Drive.SendAsync(new ReserveTrack((uint)plan.Total.Value), Drive.ShortTimeout, cancellation);
        return plan;
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    /// <summary>The drive must not stay set to test writes.</summary>
    public ValueTask ReleaseAsync(BurnDesk desk) => desk.Job.Simulate ? CdWriteParameters.ResetAsync(desk) : ValueTask.CompletedTask;
}
