using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record AppendCommand(string Image, ContentChoice Choice, IReadOnlyList<string> Removed) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        using var image = new FileBlockSource(Image);
        if (await PartitionReader.ReadAsync(image, cancellation) is { Count: > 0 })
            throw new DiscException(CliErrors.NotAppendable, $"{Image} is also a disk: its partition table would no longer be right.",
                "Make the image anew from its folder, or extract it first (imapi image extract) and make it from that.");
        var newest = await SessionFinder.NewestAsync(image, Lba.Zero, cancellation);
        var volume = await DiscVolume.OpenAsync(image, newest, run.Settings.Strict ? ReadingMode.Strict : ReadingMode.Tolerant, cancellation);
        var whole = new SourceTree();
        await volume.AddToAsync(whole, cancellation);
        whole = Removed.Aggregate(whole, (tree, path) => tree.Without(path));
        if (await Content.FromAsync(Choice with { AsFile = true }, run, cancellation) is not Content.Tree content)
            throw new InvalidOperationException("Content that is taken as files is a tree.");
        var (added, options) = await content.Following(await EarlierVolume.OptionsOfAsync(volume, cancellation)).WithoutChecksums().ReadAsync(run, cancellation);
        whole.Merge(added, overwrite: true);
        options = options with { Start = VolumeHead.SessionFor(VolumeHead.NextSession(EndOf(Image)), options), UdfEarlier = await UdfOf(volume, options, cancellation) };
        if (Choice.Volume.Sources.Checksums || whole.Find(Checksums.FileName) is not null)
            Checksums.AddTo(whole, options, await RecordedHashes.ReadAsync(image, whole, cancellation));
        var plan = ImagePlanner.Plan(whole, options);
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

    /// <summary>The virtual UDF volume that is gone on with, where there is one of the same revision.</summary>
    private static async ValueTask<UdfEarlier?> UdfOf(DiscVolume volume, ImageOptions options, CancellationToken cancellation) =>
        volume.Udf is { } udf && options.UdfForm == UdfForm.Virtual && udf.Revision == options.Udf ? await UdfEarlier.ReadAsync(udf, cancellation) : null;

    /// <summary>The address after the file's last block, be that whole or not.</summary>
    private static Lba EndOf(string path) => Lba.Zero + BlockCount.ForBytes(new FileInfo(path).Length);
}
