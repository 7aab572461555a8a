namespace OpenImapi.Cli;

internal sealed record MkisofsHelpCommand(MkisofsDefinition Definition) : ICommand
{
    public Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        new HelpWriter(run.Console.Out, run.Console.Width).Write(Definition);
        return Task.FromResult(ExitCode.Success);
    }
}

internal sealed record MkisofsVersionCommand : ICommand
{
    public Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        run.Console.Out.WriteLine($"mkisofs of imapi {CommandLine.Version}");
        return Task.FromResult(ExitCode.Success);
    }
}
