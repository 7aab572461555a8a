using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record MkisofsCommand(MkisofsOrder Order) : ICommand
{
    private MkisofsOutput Output => Order.Output;

    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        if (Output.Log is null)
            return await MakeAsync(Telling(run, run.Surroundings), cancellation);
        using var log = new StreamWriter(Output.Log) { AutoFlush = true, NewLine = "\n" };
        var logged = Telling(run, run.Surroundings with { Console = new LoggedConsole(run.Console, log) });
        try
        {
            return await MakeAsync(logged, cancellation);
        }
        catch (Exception fault)
        {
            return logged.Reporter.Fail(Failure.Of(fault));
        }
        finally
        {
            logged.Reporter.Dispose();
        }
    }

    private async Task<ExitCode> MakeAsync(Invocation run, CancellationToken cancellation)
    {
        if (Output is { File: null, SizeOnly: false } && run.Console.OutIsTerminal)
            throw UsageFault.Of("An image is not for a terminal.", "Send standard output to a file or a program, or say -o FILE.");
        await using var previous = await PreviousSession.OpenAsync(Order, run, cancellation);
        var tree = new SourceTree();
        if (previous is not null)
            await previous.AddToAsync(tree, cancellation);
        new MkisofsTree(Order.Sources, run.Console.OpenIn).AddTo(tree, replace: previous is not null);
        var options = Order.OptionsFor(tree) with { SourceDate = Content.SourceDateOf(run.Surroundings), Strict = run.Settings.Strict };
        if (Order.Sources.TranslationTables)
            TranslationTables.AddTo(tree, options);
        var plan = ImagePlanner.Plan(tree, options);
        if (Output.SizeOnly)
        {
            run.Console.Out.WriteLine(plan.Extent.Length.Value);
            return ExitCode.Success;
        }

        PlanReports.Tell(plan, run, renames: Output.Verbose);
        if (Output.Verbose)
            foreach (var line in plan.Lines())
                run.Reporter.Note(line);
        using var source = plan.OpenSource();
        var speed = await WriteAsync(source, run, cancellation);
        run.Reporter.Result(MkisofsResult.Of(Output.File, plan, speed), page =>
            page.Say($"{Output.File ?? "The image"} holds {Texts.Size(plan.Length)} ({plan.Extent.Length} blocks)."));
        return ExitCode.Success;
    }

    /// <summary>Says as much as -quiet and -v ask for, beside what was said to imapi itself.</summary>
    private Invocation Telling(Invocation run, Surroundings surroundings)
    {
        var settings = run.Settings with { Quiet = run.Settings.Quiet || Output.Quiet, Verbose = run.Settings.Verbose || Output.Verbose };
        return new(surroundings, settings, Reporter.For(surroundings, settings, streamsOut: true, isQuery: false), run.Trace);
    }

    private async Task<Speedometer> WriteAsync(ImageSource source, Invocation run, CancellationToken cancellation)
    {
        var speed = new Speedometer(run.Surroundings.Clock);
        var progress = new Listener<ImageProgress>(at =>
            run.Reporter.Advance(speed.At("writing", at.Written.Bytes(source.BlockSize), at.Total.Bytes(source.BlockSize))));
        if (Output.File is null or Content.StandardInput)
        {
            await using var output = run.Console.OpenOut();
            await source.CopyToAsync(output, progress, cancellation);
        }
        else if (IsDevice(Output.File))
        {
            await using var output = new FileStream(Output.File, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
            await source.CopyToAsync(output, progress, cancellation);
        }
        else
        {
            await ImageFile.WriteAsync(source, Output.File, overwrite: true, progress, cancellation);
        }

        return speed;
    }

    /// <summary>True for a device, which takes the image and stays what it is.</summary>
    private static bool IsDevice(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return false;
        var end = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        return end.StartsWith("/dev/", StringComparison.Ordinal) && !end.StartsWith("/dev/shm/", StringComparison.Ordinal);
    }
}
