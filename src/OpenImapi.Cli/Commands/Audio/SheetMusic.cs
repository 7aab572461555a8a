using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A disc as a cue sheet or a TOC file describes it.</summary>
internal sealed class SheetMusic(DiscImage image) : IMusicSource
{
    public IReadOnlyList<ProgramTrack> Tracks => image.Sessions[0].Tracks;

    public IReadOnlyList<AudioContent> Sounds => image.Sounds;

    /// <exception cref="DiscException">The sheet or a file is missing or broken; or the disc has several sessions.</exception>
    public static async Task<SheetMusic> OpenAsync((string Path, string Reason) sheet, AudioChoice choice, AudioLoader loader, Invocation run, CancellationToken cancellation)
    {
        if (sheet.Reason.Length > 0)
            run.Reporter.Note(sheet.Reason);
        var image = await DiscImage.OpenAsync(sheet.Path, loader, new() { Encoding = choice.Encoding, AllowShortTracks = choice.AllowShort }, cancellation);
        try
        {
            foreach (var warning in image.Warnings)
                run.Warn($"{sheet.Path}: {warning}");
            return image.Sessions.Length == 1 ? new(image)
                : throw UsageFault.Of($"{sheet.Path} describes {Texts.Count(image.Sessions.Length, "session")}; music is burned in one.", "Burn it as it is with 'imapi burn'.");
        }
        catch
        {
            await image.DisposeAsync();
            throw;
        }
    }

    public AudioProgramOptions Shape(AudioProgramOptions options) => options with
    {
        Catalog = options.Catalog ?? image.Layout.Catalog,
        Text = image.CdText is [var first, ..] ? first.Disc : CdTextFields.None,
        Language = image.CdText is [var block, ..] ? block.Language : options.Language,
        ExtraCdText = image.CdText,
        FirstTrack = image.Sessions[0].FirstTrack,
        AddMixedModeGaps = false,
    };

    public ValueTask PrepareAsync(IProgress<double> progress, CancellationToken cancellation) => image.PrepareAsync(progress, cancellation);

    public ValueTask DisposeAsync() => image.DisposeAsync();
}
