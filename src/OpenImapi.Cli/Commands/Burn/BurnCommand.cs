namespace OpenImapi.Cli;

internal sealed record BurnCommand(ContentChoice Choice, BurnSettings How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var burn = new BurnRun(run, How);
        if (How.StreamLength is not null && Choice.Paths is not [Content.StandardInput])
            throw UsageFault.Of("--size is for an image on standard input: 'imapi burn -'.");
        if (!Choice.AsFile && Choice.Paths is [var path] && SheetDisc.IsSheet(path))
        {
            await using var sheet = await SheetDisc.OpenAsync(path, run, cancellation);
            await RunAsync(new Content.Disc(sheet.Layout, sheet.Source), burn, run, cancellation);
        }
        else
        {
            var content = Choice.Paths is [Content.StandardInput] ? Content.OfStandardInput(Choice, How.StreamLength, run.Console) : await Content.FromAsync(Choice, run, cancellation);
            await RunAsync(content, burn, run, cancellation);
        }

        return ExitCode.Success;
    }

    private async Task RunAsync(Content content, BurnRun burn, Invocation run, CancellationToken cancellation)
    {
        if (How.Removed.Count > 0 && content is not Content.Tree)
            throw UsageFault.Of("--remove is for a session of files and folders; a finished image follows nothing.");
        var drives = await burn.DrivesAsync(cancellation);
        if (Choice.Plan)
            await new BurnPlan(burn.Room, run, How).ShowAsync(content, drives is [var first, ..] ? first : null, cancellation);
        else
            await burn.BurnAsync([new(content, How)], drives, "burn", cancellation);
    }
}
