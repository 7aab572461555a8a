using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record CreateCommand(ContentChoice Choice, string? Output, bool Force) : ICommand
{
    private const string StandardOutput = "-";

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        if (!Choice.Plan)
            CheckOutput(run);
        if (await Content.FromAsync(Choice, run, cancellation) is not Content.Tree content)
            return await CopyAsync(run, cancellation);
        var (tree, options) = await content.ReadAsync(run, cancellation);
        var plan = ImagePlanner.Plan(tree, options);
        PlanReports.Tell(plan, run, renames: !Choice.Plan);
        if (Choice.Plan)
        {
            var document = PlanDocument.Of(plan, tree);
            run.Reporter.Answer(document, document.Draw);
            return ExitCode.Success;
        }

        using var source = plan.OpenSource();
        var speed = await WriteAsync(source, run, cancellation);
        Finish(run, CreateResult.Of(Output!, plan, tree, speed));
        return ExitCode.Success;
    }

    private void CheckOutput(Invocation run)
    {
        if (Output == StandardOutput && run.Console.OutIsTerminal)
            throw UsageFault.Of("An image is not for a terminal.", "Send standard output to a file or a program, or say -o FILE.");
        if (Output != StandardOutput && File.Exists(Output) && !Force)
            throw new DiscException(CliErrors.OutputExists, $"{Output} is there already.");
    }

    /// <summary>A finished image is taken as it is.</summary>
    private async Task<ExitCode> CopyAsync(Invocation run, CancellationToken cancellation)
    {
        var path = ContentPath.Parse(Choice.Paths[0]).Source;
        if (Choice.Plan)
            throw UsageFault.Of($"{path} is a finished image; there is nothing to plan.", "Look at it with 'imapi image info'.");
        using var source = new FileBlockSource(path);
        var speed = await WriteAsync(source, run, cancellation);
        Finish(run, CreateResult.OfImage(Output!, source, speed));
        return ExitCode.Success;
    }

    private async Task<Speedometer> WriteAsync(IBlockSource source, Invocation run, CancellationToken cancellation)
    {
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<ImageProgress>(at =>
            run.Reporter.Advance(speed.At("writing", at.Written.Bytes(source.BlockSize), at.Total.Bytes(source.BlockSize))));
        if (Output == StandardOutput)
        {
            await using var output = run.Console.OpenOut();
            await source.CopyToAsync(output, progress, cancellation);
        }
        else
        {
            await ImageFile.WriteAsync(source, Output!, Force, progress, cancellation);
        }

        return speed;
    }

    private static void Finish(Invocation run, CreateResult result) => run.Reporter.Result(result, page =>
        page.Say($"{result.File ?? "The image"} holds {Texts.Size(result.Bytes)} ({result.Blocks} blocks)"
            + (result.Files is { } files ? $": {Texts.Count(files, "file")}, {Texts.Count(result.Folders!.Value, "folder")}." : ".")));
}
