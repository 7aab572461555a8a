using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>A disc as files describe it: a cue sheet or a toc file with the files that it names, an album in one music file, or the image of a data disc.</summary>
public sealed class DiscImage : IAsyncDisposable
{
    private readonly ImageDraft draft;
    private readonly DiscImageReadOptions options;
    private ImageProgram program;

    private DiscImage(ImageDraft draft, DiscImageReadOptions options)
    {
        (this.draft, this.options) = (draft, options);
        program = ImageProgram.Plan(draft, options);
    }

    /// <summary>The path that was opened.</summary>
    public string Path => draft.Path;

    /// <summary>Where everything lies; places after sound of estimated length are estimates, until <see cref="PrepareAsync"/>.</summary>
    public DiscLayout Layout => program.Layout;

    /// <summary>The sessions and their tracks, to be planned otherwise; empty for the image of a data disc.</summary>
    public ImmutableArray<DiscImageSession> Sessions => program.Sessions;

    /// <summary>The sounds that <see cref="PrepareAsync"/> will decode.</summary>
    public IReadOnlyList<AudioContent> Sounds => draft.Sounds;

    /// <summary>What the image says in CD-TEXT, a block for each language.</summary>
    public ImmutableArray<CdTextBlock> CdText => draft.Texts;

    /// <summary>False while the length of some sound is an estimate.</summary>
    public bool IsExact => draft.Sounds.All(sound => sound.IsLengthExact);

    /// <summary>What is not as it should be, and what was made of it.</summary>
    public IReadOnlyList<DiscImageWarning> Warnings => [.. draft.Warnings, .. program.Warnings];

    /// <summary>What was rounded or filled up, in sentences.</summary>
    public IReadOnlyList<string> Notes => program.Notes;

    /// <summary>Reads a sheet and looks at the files that it names. Nothing is decoded but sound whose length nothing else tells.</summary>
    /// <param name="path">A .cue or a .toc file, a music file that carries a cue sheet in a tag, or the image of a data disc.</param>
    /// <param name="loader">Opens the music files that a sheet names.</param>
    /// <param name="options">How faults are taken.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DiscException">The sheet or a file is missing, broken or too large; the error names sheet, line and file.</exception>
    public static async ValueTask<DiscImage> OpenAsync(
        string path, AudioLoader loader, DiscImageReadOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new();
        var opened = await OpenDraftAsync(path, loader, options, cancellation);
        try
        {
            await opened.OpenFilesAsync(cancellation);
            return new(opened, options);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>Decodes and checks all sound; then every length and place is exact.</summary>
    /// <param name="progress">Hears which part is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DiscException">A file is broken or has changed, or the tracks cannot be as the sheet says.</exception>
    public async ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var wasExact = IsExact;
        for (var i = 0; i < draft.Sounds.Count; i++)
        {
            await draft.Sounds[i].PrepareAsync(cancellation: cancellation);
            progress?.Report((i + 1.0) / draft.Sounds.Count);
        }

        if (!wasExact)
            program = ImageProgram.Plan(draft, options);
    }

    /// <summary>Opens the blocks: 2,048 bytes each for the image of a data disc, else 2,352, each session's from its start to its lead-out.</summary>
    /// <returns>To be disposed of; between sessions there is silence.</returns>
    /// <exception cref="InvalidOperationException">Some sound has to be prepared first.</exception>
    public DiscImageSource OpenSource() => program.OpenSource();

    public ValueTask DisposeAsync()
    {
        draft.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<ImageDraft> OpenDraftAsync(string path, AudioLoader loader, DiscImageReadOptions options, CancellationToken cancellation)
    {
        switch (System.IO.Path.GetExtension(path).ToUpperInvariant())
        {
            case ".CUE":
                return new CueDraft(await SheetReader.ReadAsync(path, loader, options, cancellation));
            case ".TOC":
                return new TocDraft(await SheetReader.ReadAsync(path, loader, options, cancellation));
            default:
                if (Directory.Exists(path))
                    throw new DiscException(DiscImageReadErrors.ImageUnknown, $"{path} is a folder.");
                var kinds = await ImageSniffer.KindsAsync(path, cancellation);
                if (kinds == ImageKinds.None && await TagSheetAsync(path, loader, options, cancellation) is { } tag)
                    return new CueDraft(tag);
                if (kinds == ImageKinds.None && File.Exists(path) && !path.EndsWith(".iso", StringComparison.OrdinalIgnoreCase))
                    throw new DiscException(DiscImageReadErrors.ImageUnknown, $"{path} is neither a sheet nor the image of a file system.");
                return new DataDraft(path);
        }
    }

    /// <summary>The cue sheet that a music file carries in a tag, as albums kept in one file do; nothing where there is none.</summary>
    private static async ValueTask<SheetReader?> TagSheetAsync(string path, AudioLoader loader, DiscImageReadOptions options, CancellationToken cancellation)
    {
        try
        {
            using var sound = await loader.OpenAsync(path, cancellation);
            return sound.Tags.CueSheet.Length > 0 ? SheetReader.OfTag(path, sound.Tags.CueSheet, loader, options) : null;
        }
        catch (DiscException fault) when (fault.Error == AudioFileErrors.AudioUnknown)
        {
            return null;
        }
    }
}
