using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>DVD+RW, DVD-RAM and BD-RE: formatted where they are not, then written in place, what shows the content last. Recipe: docs/recipes/overwritable.md.</summary>
/// <param name="unit">Blocks that the medium writes as one.</param>
internal sealed class Overwriting(BlockCount unit) : IWriteStrategy
{
    public WriteMode Mode => WriteMode.Overwrite;

    public BlockCount Blocking => unit;

    /// <summary>Of a disc that begins anew the first blocks come last too: until then it stays one without content.</summary>
    public BurnPlan Plan(BurnDesk desk, Medium medium)
    {
        var plan = OneDataTrack.Plan(desk, this);
        return plan with
        {
            Head = [.. desk.Job.Head],
            Withheld = plan.Start == Lba.Zero ? BlockCount.Min(MediumAssembly.Beginning, plan.Total) : BlockCount.Zero,
        };
    }

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        if (desk.Job.CloseDisc)
            desk.Warn($"A {medium.Kind} cannot be closed for good: it can always be written again.");
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await BdDefects.PrepareAsync(desk, medium);
        await Formatting.PrepareAsync(desk.Drive, desk.Readiness, medium.Profile, cancellation);
    }

    /// <summary>There is no track to close; formatting in the background is stopped, so that other drives can read the disc.</summary>
    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => Formatting.StopAsync(desk.Drive, desk.Readiness, progress);

    /// <summary>There is no session to close either, and nothing that could be closed for good.</summary>
    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;
}
