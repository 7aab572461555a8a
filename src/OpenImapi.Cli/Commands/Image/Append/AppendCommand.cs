using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record AppendCommand(string Image, ContentChoice Choice, IReadOnlyList<string> Removed) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        using var image = new FileBlockSource(Image);
        await AppendableImage.CheckAsync(image, Image, cancellation);
        var volume = await DiscVolume.OpenAsync(image, Lba.Zero, run.Settings.Strict ? ReadingMode.Strict : ReadingMode.Tolerant, cancellation);
        var whole = new SourceTree();
        await volume.AddToAsync(whole, cancellation);
        whole = Remaining(whole);
        if (await Content.FromAsync(Choice with { AsFile = true }, run, cancellation) is not Content.Tree content)
            throw new InvalidOperationException("Content that is taken as files is a tree.");
        var (added, options) = await content.Following(EarlierVolume.OptionsOf(volume)).ReadAsync(run, cancellation);
        whole.Merge(added, overwrite: true);
        var plan = ImagePlanner.Plan(whole, options with { Start = VolumeHead.NextSession(EndOf(Image)) });
        PlanReports.Tell(plan, run, renames: !Choice.Plan);
        if (Choice.Plan)
        {
            var document = PlanDocument.Of(plan, whole);
            run.Reporter.Answer(document, document.Draw);
            return ExitCode.Success;
        }

        var speed = new Speedometer(run.Surroundings.Clock);
        await ImageAddition.WriteAsync(plan, Image, new Listener<ImageProgress>(at => run.Reporter.Advance(speed.At("writing", at.Written.Bytes(), at.Total.Bytes()))), cancellation);
        var result = AppendResult.Of(Image, plan, added, Removed, whole, speed);
        run.Reporter.Result(result, result.Draw);
        return ExitCode.Success;
    }

    private SourceTree Remaining(SourceTree tree)
    {
        foreach (var path in Removed)
            tree = tree.Find(path) is { } node && node != tree.Root ? tree.Without([node])
                : throw new DiscException(VolumeErrors.NoEntry, $"{Image} shows nothing at '{Texts.Name(path)}' that could be removed.");
        return tree;
    }

    /// <summary>The address after the file's last block, be that whole or not.</summary>
    private static Lba EndOf(string path) => Lba.Zero + BlockCount.ForBytes(new FileInfo(path).Length);
}
