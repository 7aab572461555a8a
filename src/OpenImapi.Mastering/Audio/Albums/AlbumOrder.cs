namespace OpenImapi.Mastering;

/// <summary>The order of the files of a folder.</summary>
internal static class AlbumOrder
{
    /// <summary>By disc and track number where every file has a track number and no two are the same, else by name, as they come.</summary>
    public static IReadOnlyList<AlbumFile> Of(string folder, List<AlbumFile> files, List<AlbumWarning> warnings)
    {
        var numbered = files.Count(file => file.Tags.TrackNumber is not null);
        if (numbered == 0)
            return files;
        var path = PathText.ToDisplay(folder);
        if (numbered < files.Count)
        {
            warnings.Add(new(AlbumWarningKind.Order, path, $"{files.Count - numbered} of {files.Count} files have no track number in their tags; the order is that of the names."));
            return files;
        }

        var twice = files.GroupBy(PlaceOf).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            warnings.Add(new(AlbumWarningKind.Order, path, $"{string.Join(" and ", twice.Select(file => System.IO.Path.GetFileName(file.Name)))} have the same track number, {twice.Key.Track}; the order is that of the names."));
            return files;
        }

        WarnOfMissing(path, files, warnings);
        return [.. files.OrderBy(PlaceOf)];
    }

    private static (int Disc, int Track) PlaceOf(AlbumFile file) => (file.Tags.DiscNumber ?? 1, file.Tags.TrackNumber ?? 0);

    private static void WarnOfMissing(string folder, List<AlbumFile> files, List<AlbumWarning> warnings)
    {
        foreach (var disc in files.Select(PlaceOf).GroupBy(place => place.Disc, place => place.Track).OrderBy(disc => disc.Key))
        {
            var last = disc.Max();
            var missing = last <= 99 ? Enumerable.Range(1, last).Except(disc).ToList() : [];
            if (missing.Count > 0 && missing.Count < disc.Count())
                warnings.Add(new(AlbumWarningKind.Order, folder, $"By their numbers, {(missing.Count == 1 ? "track" : "tracks")} {string.Join(", ", missing)} of {last} {(missing.Count == 1 ? "is" : "are")} not there."));
        }
    }
}
