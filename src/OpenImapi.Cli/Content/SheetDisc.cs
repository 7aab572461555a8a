using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A disc as a cue sheet or a TOC file describes it, ready to be burned or put into a drive as it is.</summary>
internal sealed class SheetDisc : IAsyncDisposable
{
    private readonly DiscImage image;
    private readonly DiscImageSource source;

    private SheetDisc(DiscImage image, DiscImageSource source) => (this.image, this.source) = (image, source);

    public DiscLayout Layout => image.Layout;

    public IBlockSource Source => source;

    /// <summary>True for a file whose name says that it describes a disc.</summary>
    public static bool IsSheet(string path) => Path.GetExtension(path).ToUpperInvariant() is ".CUE" or ".TOC" && File.Exists(path);

    /// <summary>Opens the files that the sheet names, and decodes what has to be decoded.</summary>
    /// <exception cref="DiscException">The sheet or a file is missing or broken; the error names sheet, line and file.</exception>
    public static async Task<SheetDisc> OpenAsync(string path, Invocation run, CancellationToken cancellation)
    {
        var opened = await DiscImage.OpenAsync(path, MusicLoader.Of(run), cancellation: cancellation);
        try
        {
            foreach (var warning in opened.Warnings)
                run.Warn($"{path}: {warning}");
            await opened.PrepareAsync(MusicLoader.Progress(run, "decoding"), cancellation);
            return new(opened, opened.OpenSource());
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await image.DisposeAsync();
    }
}

/// <summary>How this run opens music.</summary>
internal static class MusicLoader
{
    public static AudioLoader Of(Invocation run) => AudioDecoders.Loader(new() { WorkFolder = run.Surroundings.Environment("TMPDIR") is { Length: > 0 } folder ? folder : null });

    /// <summary>Tells which part of some work is done, from 0 to 1.</summary>
    public static IProgress<double> Progress(Invocation run, string phase) =>
        new Listener<double>(part => run.Reporter.Advance(new(phase, (long)(part * 1000), 1000) { InBytes = false }));
}
