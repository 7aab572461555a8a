using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>DVD-R and DVD-RW in sequence: whole ECC blocks of 16 sectors, one after another, then the border. Recipe: docs/recipes/dvd-minus-r.md.</summary>
internal sealed class IncrementalDvdMinus : IWriteStrategy
{
    public WriteMode Mode => WriteMode.Incremental;

    public BlockCount Blocking { get; } = new(16);

    public bool CanTestWrite(BurnDesk desk) => DvdMinusParameters.CanTest(desk);

    /// <summary>Two layers have one border between them: the disc is closed with it.</summary>
    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        var single = medium.Profile == Profile.DvdRDualLayerSequential;
        if (single && !desk.Job.CloseDisc)
            desk.Warn($"A {medium.Kind} has one session: the disc is closed with it.");
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        var multiSession = desk.Job.CloseDisc || single ? MultiSession.None : MultiSession.Allowed;
        await DvdMinusParameters.SetAsync(desk, WriteType.PacketIncremental, multiSession, cancellation);
        await SequentialClosing.FindTrackAsync(desk, cancellation);
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.TrackAsync(desk, progress);

    /// <summary>The multi-session field of the page says whether another border may follow.</summary>
    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.SessionAsync(desk, CloseFunction.Session, progress);

    /// <summary>The drive must not stay set to test writes.</summary>
    public ValueTask ReleaseAsync(BurnDesk desk) => desk.Job.Simulate ? CdWriteParameters.ResetAsync(desk) : ValueTask.CompletedTask;
}
