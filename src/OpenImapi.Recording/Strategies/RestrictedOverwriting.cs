using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>A formatted DVD-RW: whole ECC blocks in place, its border opened to grow where it is too small. Recipe: docs/recipes/dvd-rw-overwriting.md.</summary>
internal sealed class RestrictedOverwriting : IWriteStrategy
{
    private readonly Overwriting inPlace = new(new(16));

    public WriteMode Mode => inPlace.Mode;

    public BlockCount Blocking => inPlace.Blocking;

    /// <summary>The drive takes nothing smaller, so what stays of an ECC block is read and written again with the rest.</summary>
    public bool WritesWholeUnits => true;

    public BurnPlan Plan(BurnDesk desk, Medium medium) => inPlace.Plan(desk, medium);

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await inPlace.InitializeAsync(desk, medium, cancellation);
        var plan = Plan(desk, medium);
        await DvdRwBorder.MakeRoomAsync(desk.Drive, desk.Readiness, plan.Start, plan.End, cancellation);
    }

    /// <summary>An open border is not read from and not written to at random; a complete one is.</summary>
    public ValueTask BeforeHeadAsync(BurnDesk desk) => DvdRwBorder.CloseAsync(desk.Drive, desk.Readiness, progress: null);

    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => DvdRwBorder.CloseAsync(desk.Drive, desk.Readiness, progress);

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    /// <summary>A border that was opened in vain is closed again.</summary>
    public ValueTask ReleaseAsync(BurnDesk desk) => DvdRwBorder.CloseAsync(desk.Drive, desk.Readiness, progress: null);
}
