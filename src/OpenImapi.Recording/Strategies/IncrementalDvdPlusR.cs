using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>DVD+R of one or two layers: whole ECC blocks of 16 sectors, one after another, then the session. Recipe: docs/recipes/dvd-plus-r-incremental.md.</summary>
internal sealed class IncrementalDvdPlusR : IWriteStrategy
{
    public WriteMode Mode => WriteMode.Incremental;

    public BlockCount Blocking { get; } = new(16);

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await LayerBreaks.ApplyAsync(desk, LayerBreaks.Choose(medium, desk.Job, OneDataTrack.Plan(desk, this)), cancellation);
        await SequentialClosing.FindTrackAsync(desk, cancellation);
    }

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.TrackAsync(desk, progress);

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => SequentialClosing.SessionAsync(desk, progress);
}
