using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Finds the files that a sheet names: as written; beside the sheet; in other case; with another ending; or named like the sheet.</summary>
/// <param name="sheet">The sheet's path.</param>
/// <param name="warnings">Told when a file is taken that the sheet does not name just so.</param>
internal sealed class SheetNames(string sheet, List<DiscImageWarning> warnings)
{
    /// <summary>Endings of sound files, the best first.</summary>
    private static readonly string[] Sound =
        [".wav", ".flac", ".aiff", ".aif", ".wv", ".ape", ".m4a", ".tak", ".tta", ".w64", ".au", ".caf", ".wma", ".opus", ".ogg", ".oga", ".mp3", ".aac", ".mp2"];

    private static readonly string[] Blocks = [".bin", ".img", ".iso", ".raw", ".cdr", ".dat"];

    /// <summary>The name is that of a music file.</summary>
    public static bool IsSound(string name) => Sound.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    private readonly string folder = Path.GetDirectoryName(Path.GetFullPath(sheet))!;

    /// <summary>The path of a file.</summary>
    /// <param name="name">As the sheet writes it.</param>
    /// <param name="line">Where it stands.</param>
    /// <param name="isSound">It is a music file; else blocks.</param>
    /// <param name="isOnly">The sheet names no other, so that one with the sheet's own name may be meant.</param>
    /// <exception cref="DiscException">There is no such file; or it is a folder, or the sheet itself.</exception>
    public string Find(string name, int line, bool isSound, bool isOnly)
    {
        if (name is "" or "-" || name.Contains('\0', StringComparison.Ordinal))
            throw Missing(line, $"\"{name}\" is no name of a file");
        var plain = OperatingSystem.IsWindows() ? name : name.Replace('\\', '/');
        foreach (var path in new[] { Path.Combine(folder, name), Path.Combine(folder, plain) })
            if (Exists(path, name, line))
                return path;
        var last = plain[(plain.LastIndexOfAny(['/', '\\']) + 1)..];
        var place = Path.GetDirectoryName(Path.Combine(folder, plain)) is { Length: > 0 } given && Directory.Exists(given) ? given : folder;
        var found = InFolder(place, last, isSound) ?? (place == folder ? null : InFolder(folder, last, isSound))
            ?? (isOnly ? InFolder(folder, Path.GetFileNameWithoutExtension(sheet), isSound) : null)
            ?? throw Missing(line, $"\"{name}\" is not there, nor a file of that name with another ending");
        Exists(found, name, line);
        warnings.Add(new(line, $"\"{name}\" is not there; {Path.GetRelativePath(folder, found)} is taken."));
        return found;
    }

    /// <summary>True for a file; a folder and the sheet itself are refused.</summary>
    private bool Exists(string path, string name, int line)
    {
        if (Directory.Exists(path))
            throw Missing(line, $"\"{name}\" is a folder");
        if (!File.Exists(path))
            return false;
        return Path.GetFullPath(path) != Path.GetFullPath(sheet) ? true : throw Missing(line, $"\"{name}\" is the sheet itself");
    }

    private string? InFolder(string place, string name, bool isSound)
    {
        var endings = isSound ? Sound : Blocks;
        var stem = endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(name) : name;
        string? best = null;
        var bestRank = int.MaxValue;
        foreach (var path in Directory.EnumerateFiles(place))
        {
            var file = Path.GetFileName(path);
            var rank = file.Equals(name, StringComparison.OrdinalIgnoreCase) ? -1
                : Path.GetFileNameWithoutExtension(file).Equals(stem, StringComparison.OrdinalIgnoreCase)
                    ? Array.FindIndex(endings, ending => ending.Equals(Path.GetExtension(file), StringComparison.OrdinalIgnoreCase)) : int.MinValue;
            if (rank < -1 || (rank == -1 && !file.Equals(name, StringComparison.OrdinalIgnoreCase)))
                continue;
            if (rank < bestRank || (rank == bestRank && string.CompareOrdinal(path, best) < 0))
                (best, bestRank) = (path, rank);
        }

        return best;
    }

    private DiscException Missing(int line, string what) => new(DiscImageReadErrors.SheetFileMissing, $"{sheet}, line {line}: {what}.");
}
