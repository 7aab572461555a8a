using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>One file that a playlist names.</summary>
/// <param name="Path">Its path, seen from the playlist.</param>
/// <param name="Title">What the playlist calls it; empty where it does not.</param>
internal readonly record struct PlaylistEntry(string Path, string Title);

/// <summary>Playlists of the kinds M3U (.m3u, .m3u8) and PLS: files in order.</summary>
internal static class Playlist
{
    /// <summary>A longer file is no playlist of one disc.</summary>
    private const int MostBytes = 1 << 20;

    /// <exception cref="DiscException">The playlist cannot be read, or names what is not there or no file.</exception>
    public static IReadOnlyList<PlaylistEntry> Read(string path)
    {
        var content = FileContent.FromFile(path);
        if (content.Length > MostBytes)
            throw new DiscException(AlbumErrors.BadPlaylist, $"{PathText.ToDisplay(path)} has {content.Length:N0} bytes, which no playlist of a disc has.");
        var bytes = new byte[content.Length];
        using (var stream = content.Open())
            bytes = bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        var lines = LinesOf(bytes);
        return path.EndsWith(".pls", StringComparison.OrdinalIgnoreCase) ? Pls(path, lines) : M3u(path, lines);
    }

    /// <summary>Lines as paths are told: bytes that are no text lead to files of such names.</summary>
    private static string[] LinesOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            bytes = Encoding.UTF8.GetBytes((bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes[2..]));
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        return PathText.FromBytes(bytes).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    private static List<PlaylistEntry> M3u(string path, string[] lines)
    {
        var (entries, title) = (new List<PlaylistEntry>(), "");
        foreach (var line in lines)
        {
            if (line.StartsWith("#EXTINF:", StringComparison.OrdinalIgnoreCase))
                title = line[(line.IndexOf(',', StringComparison.Ordinal) is var comma and >= 0 ? comma + 1 : line.Length)..].Trim();
            if (line.StartsWith('#'))
                continue;
            entries.Add(new(Resolve(path, line), PathText.ToDisplay(title)));
            title = "";
        }

        return entries;
    }

    private static List<PlaylistEntry> Pls(string path, string[] lines)
    {
        var (files, titles) = (new SortedDictionary<int, string>(), new Dictionary<int, string>());
        foreach (var line in lines)
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 4 && line.StartsWith("File", StringComparison.OrdinalIgnoreCase) && int.TryParse(line[4..equals], out var file))
                files[file] = line[(equals + 1)..].Trim();
            else if (equals > 5 && line.StartsWith("Title", StringComparison.OrdinalIgnoreCase) && int.TryParse(line[5..equals], out var title))
                titles[title] = line[(equals + 1)..].Trim();
        }

        return [.. files.Select(entry => new PlaylistEntry(Resolve(path, entry.Value), PathText.ToDisplay(titles.GetValueOrDefault(entry.Key, ""))))];
    }

    /// <summary>The file that an entry means: as it is written, with slashes for backslashes, or with Latin-1 taken for what is no UTF-8.</summary>
    private static string Resolve(string playlist, string written)
    {
        var name = written;
        if (Uri.TryCreate(written, UriKind.Absolute, out var address) && written.Contains("://", StringComparison.Ordinal))
        {
            if (!address.IsFile)
                throw new DiscException(AlbumErrors.BadPlaylist, $"{PathText.ToDisplay(playlist)} names {PathText.ToDisplay(written)}; only files can be recorded.");
            name = address.LocalPath;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(playlist)) ?? "";
        string[] candidates = [name, name.Replace('\\', '/'), PathText.ToDisplay(name), PathText.ToDisplay(name).Replace('\\', '/')];
        foreach (var candidate in candidates)
        {
            var path = Path.Combine(folder, candidate);
            if (MusicFolder.IsThere(path))
                return path;
        }

        throw new DiscException(AlbumErrors.BadPlaylist, $"{PathText.ToDisplay(playlist)} names {PathText.ToDisplay(written)}, which is not there.");
    }
}
