using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Music files in the order in which they go onto an audio disc, with what their tags say of the disc.</summary>
/// <remarks>
/// Files stand in the order given, those of a playlist in its order, those of a folder in the order of their disc and track numbers where
/// all have one, else of their names, 2 before 10. Folders within a folder are discs of their own and are not looked into for music to record.
/// </remarks>
public sealed class Album : IDisposable
{
    internal Album()
    {
    }

    /// <summary>The tracks in order.</summary>
    public required ImmutableArray<AlbumTrack> Tracks { get; init; }

    /// <summary>What CD-TEXT shall say of the disc.</summary>
    public CdTextFields Text { get; init; } = CdTextFields.None;

    /// <summary>The number on the package, where the tags agree on a right one.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>The genre that all tracks have, in words.</summary>
    public string Genre { get; init; } = "";

    /// <summary>The same as CD-TEXT numbers it: 0 none, 1 said in words only.</summary>
    public int GenreCode => CdTextGenres.CodeOf(Genre);

    /// <summary>What the disc will not have as one may expect.</summary>
    public IReadOnlyList<AlbumWarning> Warnings { get; init; } = [];

    /// <summary>What else is good to know, a sentence each: what was taken for no music, what stands in for a missing tag.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a plan of these tracks is to say of the disc. What the given options say themselves comes first.</summary>
    public AudioProgramOptions Options(AudioProgramOptions? options = null)
    {
        var given = options ?? new();
        return given with
        {
            Text = given.Text == CdTextFields.None ? Text : given.Text,
            Catalog = given.Catalog ?? Catalog,
            GenreCode = given.GenreCode == 0 ? GenreCode : given.GenreCode,
            Genre = given.GenreCode == 0 ? Genre : given.Genre,
        };
    }

    /// <summary>The tracks, as long as they are by now known to be: some files must be decoded to know it.</summary>
    public ImmutableArray<ProgramTrack> ToTracks() => [.. Tracks.Select(track => track.ToTrack())];

    /// <summary>Decodes what must be decoded, one file after the other.</summary>
    /// <param name="progress">Hears which part of the album is done, 0 to 1.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="DiscException">A file is broken, has changed, or there is no room for decoded sound.</exception>
    public async ValueTask PrepareAsync(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var (all, done) = ((double)Math.Max(1, Tracks.Sum(track => track.Sound.Length.Value)), 0L);
        foreach (var track in Tracks)
        {
            var (before, length) = (done, track.Sound.Length.Value);
            var part = progress is null ? null : new Part(value => progress.Report(Math.Min(1, (before + value * length) / all)));
            await track.Sound.PrepareAsync(part, cancellation);
            done += length;
        }
    }

    /// <summary>The cue sheet or toc file that describes the whole disc, where that is what the paths come to: it then counts, and not the tags.</summary>
    /// <returns>Its path, and in words why it is taken; nothing where the files are to be opened as an album.</returns>
    /// <exception cref="DiscException">A path is not there, or a sheet is one of several things.</exception>
    public static (string Path, string Reason)? FindSheet(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            if (!MusicFolder.IsThere(path))
                throw new DiscException(MasteringErrors.SourceMissing, $"{PathText.ToDisplay(path)} is not there.");
            if (MusicNames.IsSheet(path) && !MusicFolder.IsFolder(path))
                return paths.Count == 1 ? (path, "") : throw new DiscException(AlbumErrors.SheetAmongOthers, $"{PathText.ToDisplay(path)} describes a whole disc and was given among {paths.Count} paths.");
        }

        if (paths is not [var folder] || !MusicFolder.IsFolder(folder))
            return null;
        var sheets = MusicFolder.Read(folder).Files.Where(MusicNames.IsCueSheet).ToList();
        return sheets is [var only] ? (only, $"{PathText.ToDisplay(folder)} has one cue sheet, {PathText.ToDisplay(Path.GetFileName(only))}; the disc is made as it says.") : null;
    }

    /// <summary>Looks at music: files, folders and playlists, in the order given. Nothing is decoded yet.</summary>
    /// <exception cref="DiscException">Something is not there, a music file cannot be decoded, or there is no music.</exception>
    public static Task<Album> OpenAsync(IReadOnlyList<string> paths, AudioLoader loader, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(loader);
        return new AlbumReader(loader, cancellation).ReadAsync(paths);
    }

    /// <summary>Removes what was decoded.</summary>
    public void Dispose()
    {
        foreach (var track in Tracks)
            track.Sound.Dispose();
    }

    private sealed class Part(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
