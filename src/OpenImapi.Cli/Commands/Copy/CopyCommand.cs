using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record CopyCommand(CopyChoice Choice, BurnSettings How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        if (Choice.Output is not { } output)
            return await new DiscToDisc(Choice, How, run).RunAsync(cancellation);
        if (!Choice.Force && File.Exists(output))
            throw new DiscException(CliErrors.OutputExists, $"{output} is there already.");
        var copy = await new DiscToFile(Choice, run).RunAsync(output, cancellation);
        var result = CopyResult.Of(copy);
        run.Reporter.Result(result, result.Draw);
        return copy.Unreadable.IsEmpty ? ExitCode.Success : ExitCode.Medium;
    }
}

/// <summary>A disc that was read into files.</summary>
/// <param name="Drive">Where it lay.</param>
/// <param name="Medium">The disc.</param>
/// <param name="Layout">Where everything lies on it.</param>
/// <param name="Files">The files, the one that was asked for last.</param>
/// <param name="Unreadable">Blocks that could not be read.</param>
internal sealed record DiscFiles(
    string Drive, Medium Medium, DiscLayout Layout, IReadOnlyList<string> Files, ImmutableArray<Extent> Unreadable);
