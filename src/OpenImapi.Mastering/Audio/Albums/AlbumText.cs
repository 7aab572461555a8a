using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Makes of tags what CD-TEXT shall say of the tracks and of the disc.</summary>
internal sealed class AlbumText(List<AlbumFile> files, List<AlbumWarning> warnings, List<string> notes)
{
    private const string SeveralPerformers = "Various Artists";

    /// <param name="folder">The name of the one folder that the files are from; empty where there is none.</param>
    public Album ToAlbum(string folder) => new()
    {
        Tracks = [.. files.Select(file => new AlbumTrack(file.Sound, TextOf(file), IsrcOf(file)))],
        Text = new()
        {
            Title = TitleOf(folder),
            Performer = Performer(),
            Songwriter = Agreed(tags => tags.Songwriter),
            Composer = Agreed(tags => tags.Composer),
            Arranger = Agreed(tags => tags.Arranger),
        },
        Catalog = CatalogOf(),
        Genre = Agreed(tags => Id3Genres.ToText(tags.Genre)),
        Warnings = warnings,
        Notes = notes,
    };

    private CdTextFields TextOf(AlbumFile file)
    {
        var title = file.Tags.Title.Length > 0 ? file.Tags.Title : file.Called;
        if (title.Length == 0)
        {
            title = TitleOf(file.Name);
            notes.Add($"{file.Name} has no title in its tags; CD-TEXT says \"{title}\".");
        }

        return new()
        {
            Title = title,
            Performer = file.Tags.Performer.Length > 0 ? file.Tags.Performer : file.Tags.AlbumPerformer,
            Songwriter = file.Tags.Songwriter,
            Composer = file.Tags.Composer,
            Arranger = file.Tags.Arranger,
        };

        // A number before the name is the track's, unless nothing else is there.
        static string TitleOf(string path)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
            var rest = digits is > 0 and <= 3 && name[digits] is ' ' or '.' or '-' or '_' ? name[digits..].TrimStart(' ', '.', '-', '_') : "";
            return rest.Length > 0 ? rest : name;
        }
    }

    private string TitleOf(string folder)
    {
        var titles = files.Select(file => file.Tags.Album).Where(title => title.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (titles is [var only])
            return only;
        if (titles.Count > 1)
            notes.Add($"The tags name {titles.Count} albums; {(folder.Length > 0 ? $"the disc is called \"{folder}\" as the folder is" : "the disc gets no title")}.");
        return folder;
    }

    private string Performer()
    {
        var albumPerformer = Agreed(tags => tags.AlbumPerformer);
        if (albumPerformer.Length > 0)
            return albumPerformer;
        var performers = files.Select(file => file.Tags.Performer).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return performers switch { [] => "", [var only] => only, _ => SeveralPerformers };
    }

    private Isrc? IsrcOf(AlbumFile file)
    {
        if (file.Tags.Isrc.Length == 0)
            return null;
        if (Isrc.TryParse(file.Tags.Isrc, out var code))
            return code;
        warnings.Add(new(AlbumWarningKind.Tag, file.Name, $"\"{file.Tags.Isrc}\" is no ISRC; the track gets none."));
        return null;
    }

    private MediaCatalogNumber? CatalogOf()
    {
        var numbers = files.Select(file => file.Tags.Catalog).Where(number => number.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        if (numbers is [])
            return null;
        if (numbers is [var only] && MediaCatalogNumber.TryParse(only, out var catalog))
            return catalog;
        warnings.Add(new(AlbumWarningKind.Tag, files[0].Name, numbers.Count > 1
            ? "The tags have different catalogue numbers; the disc gets none."
            : $"\"{numbers[0]}\" is no UPC or EAN; the disc gets no catalogue number."));
        return null;
    }

    /// <summary>What all files say alike; empty where they do not.</summary>
    private string Agreed(Func<AudioTags, string> of)
    {
        var texts = files.Select(file => of(file.Tags)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return texts is [var only] ? only : "";
    }
}
