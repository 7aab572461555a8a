using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Opens what was given as an album: finds the files, puts them in order, and gathers what is to be said.</summary>
internal sealed class AlbumReader(AudioLoader loader, CancellationToken cancellation)
{
    private readonly List<AlbumFile> files = [];
    private readonly List<AlbumWarning> warnings = [];
    private readonly List<string> notes = [];

    public async Task<Album> ReadAsync(IReadOnlyList<string> paths)
    {
        try
        {
            foreach (var path in paths)
                await AddAsync(path);
            if (files.Count == 0)
                throw new DiscException(AlbumErrors.NoMusic, $"There is no music in {string.Join(", ", paths.Select(PathText.ToDisplay))}.");
            notes.AddRange(files.SelectMany(file => file.Sound.Notes));
            var folder = paths is [var only] && MusicFolder.IsFolder(only) ? PathText.ToDisplay(Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(only)))) : "";
            return new AlbumText(files, warnings, notes).ToAlbum(folder);
        }
        catch
        {
            foreach (var file in files)
                file.Sound.Dispose();
            throw;
        }
    }

    private async Task AddAsync(string path)
    {
        if (MusicFolder.IsFolder(path))
            await AddFolderAsync(path);
        else if (MusicNames.IsPlaylist(path))
            await AddPlaylistAsync(path);
        else if (MusicNames.IsSheet(path))
            throw new DiscException(AlbumErrors.SheetAmongOthers, $"{PathText.ToDisplay(path)} describes a whole disc; it is no music itself.");
        else
            files.Add(new(path, await loader.OpenAsync(path, cancellation)));
    }

    private async Task AddPlaylistAsync(string path)
    {
        foreach (var entry in Playlist.Read(path))
            files.Add(new(entry.Path, await loader.OpenAsync(entry.Path, cancellation)) { Called = entry.Title });
    }

    private async Task AddFolderAsync(string path)
    {
        var folder = MusicFolder.Read(path);
        var found = new List<AlbumFile>();
        try
        {
            foreach (var file in folder.Files)
            {
                if (await OpenAsync(file) is { } sound)
                    found.Add(new(file, sound));
            }

            RefuseDiscsWithin(folder, found.Count);
            if (folder.Files.Count(MusicNames.IsCueSheet) is > 1 and var sheets)
                warnings.Add(new(AlbumWarningKind.Order, PathText.ToDisplay(path), $"There are {sheets} cue sheets in it; none of them is used."));
        }
        finally
        {
            // Those that are not in the album's order yet belong to it all the same, so that an error closes them.
            files.AddRange(AlbumOrder.Of(path, found, warnings));
        }
    }

    /// <summary>Opens a file of a folder; nothing, and a word about it, where it is no music.</summary>
    private async Task<DecodedAudio?> OpenAsync(string path)
    {
        if (MusicNames.IsOther(path))
        {
            notes.Add($"{PathText.ToDisplay(path)} is no music and is left out.");
            return null;
        }

        try
        {
            return await loader.OpenAsync(path, cancellation);
        }
        catch (DiscException e) when (e.Error == AudioFileErrors.AudioUnknown && !MusicNames.IsMusic(path))
        {
            warnings.Add(new(AlbumWarningKind.LeftOut, PathText.ToDisplay(path), "Nothing here knows it as music; it is left out."));
            return null;
        }
    }

    /// <summary>A folder within the folder is another disc.</summary>
    private void RefuseDiscsWithin(MusicFolder folder, int count)
    {
        var discs = folder.Folders.Where(inner => MusicFolder.Read(inner).Files.Any(MusicNames.IsMusic)).ToList();
        var names = string.Join(", ", discs.Select(disc => PathText.ToDisplay(Path.GetFileName(disc))));
        if (count == 0 && discs.Count > 0)
            throw new DiscException(AlbumErrors.SeveralDiscs, $"{PathText.ToDisplay(folder.Path)} holds no music itself, but its folders do: {names}.");
        foreach (var inner in folder.Folders)
        {
            if (discs.Contains(inner))
                warnings.Add(new(AlbumWarningKind.LeftOut, PathText.ToDisplay(inner), "There is music in this folder; it is a disc of its own and is left out."));
            else
                notes.Add($"The folder {PathText.ToDisplay(inner)} is left out.");
        }
    }
}

/// <summary>A music file of an album.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Sound">Its sound.</param>
internal sealed record AlbumFile(string Path, DecodedAudio Sound)
{
    /// <summary>What a playlist calls it.</summary>
    public string Called { get; init; } = "";

    public AudioTags Tags => Sound.Tags;

    /// <summary>For people.</summary>
    public string Name => PathText.ToDisplay(Path);
}
