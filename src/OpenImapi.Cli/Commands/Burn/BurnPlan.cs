using OpenImapi.Mastering;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Shows what a burn would make of the disc that is in the drive, or of a blank one where there is no drive.</summary>
internal sealed class BurnPlan(DriveRoom room, Invocation run, BurnSettings how)
{
    public async Task ShowAsync(Content content, DriveAddress? drive, CancellationToken cancellation)
    {
        if (content is not Content.Tree tree)
            throw UsageFault.Of("There is nothing to plan: a finished image is burned as it is.", "Look at it with 'imapi image info'.");
        if (drive is null)
        {
            var (alone, options) = await tree.ReadAsync(run, cancellation);
            Show(ImagePlanner.Plan(alone, options), alone, null);
            return;
        }

        if (how.Erase)
            throw UsageFault.Of("--plan writes nothing, and so erases nothing.", "Leave out --erase, or name no drive.");
        await using var master = Burner.Master(room, run);
        var recorder = await Burner.RecorderAsync(master, drive, cancellation);
        await new DiscPreparation(run, how).PrepareAsync(recorder, cancellation);
        var defects = await DefectChoice.CostAsync(recorder, how, cancellation);
        await master.SetActiveRecorderAsync(recorder, cancellation);
        var source = await Burner.StageAsync(master.Joliet, tree, how, run, cancellation);
        Show(master.Joliet.Plan(), source, drive.Name, defects);
    }

    private void Show(ImagePlan plan, SourceTree source, string? drive, string? defects = null)
    {
        PlanReports.Tell(plan, run, renames: false);
        var document = PlanDocument.Of(plan, source, drive) with { DefectManagement = defects };
        run.Reporter.Answer(document, document.Draw);
    }
}
