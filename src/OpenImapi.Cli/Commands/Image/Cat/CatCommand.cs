using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

internal sealed record CatCommand(VolumeChoice Choice, IReadOnlyList<string> Paths) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var image = await OpenImage.OpenAsync(Choice, run, cancellation);
        var open = (await image.VolumesAsync(OpenVolume.ModeOf(run), cancellation))[0];
        var files = new List<VolumeEntry>();
        foreach (var path in Paths)
        {
            var entry = await open.FindAsync(path, cancellation);
            if (entry.IsFolder)
                throw new DiscException(VolumeErrors.NoEntry, $"'{Texts.Name(path)}' is a folder.", "Name a file, or take the folder with 'imapi image extract'.");
            if (entry.Kind != SourceKind.File)
                throw new DiscException(VolumeErrors.NoEntry, $"'{Texts.Name(path)}' is a {Texts.Words(entry.Kind.ToString())}, and has no content.", "Name a file.");
            files.Add(entry);
        }

        await using var output = run.Console.OpenOut();
        foreach (var file in files)
        {
            await using var content = open.Tree.OpenFile(file);
            await content.CopyToAsync(output, cancellation);
        }

        await output.FlushAsync(cancellation);
        open.WarnOfFaults();
        return ExitCode.Success;
    }
}
