using System.Collections.Frozen;

namespace OpenImapi.Mastering;

/// <summary>What the ending of a name says of a file.</summary>
internal static class MusicNames
{
    private static readonly FrozenSet<string> Music = Set("""
        3gp aac ac3 aif aifc aiff alac amr ape asf au caf cda cdda cdr dff dsf dts eac3 flac m4a m4b mka mp1 mp2 mp3 mp4 mpa mpc mpga oga ogg opus pcm ra raw rf64
        shn snd spx tak tta voc w64 wav wave webm wma wv
        """);

    private static readonly FrozenSet<string> Other = Set("""
        accurip avif bak bmp css csv db doc docx exe ffp gif gz heic htm html ico ini iso jpeg jpg js json lnk log lrc md md5 mds nfo odt otf par2 pdf png psd rar rtf sfv
        sha1 sha256 srt st5 svg tif tiff tmp toc torrent ttf txt url webp xml xspf yaml yml zip 7z cue m3u m3u8 pls
        """);

    /// <summary>It must be music: that it cannot be decoded is an error.</summary>
    public static bool IsMusic(string path) => Music.Contains(Ending(path));

    /// <summary>It is something that often lies beside music.</summary>
    public static bool IsOther(string path) => Other.Contains(Ending(path)) || Path.GetFileName(path).StartsWith('.');

    public static bool IsPlaylist(string path) => Ending(path) is "m3u" or "m3u8" or "pls";

    /// <summary>It describes a whole disc.</summary>
    public static bool IsSheet(string path) => Ending(path) is "cue" or "toc";

    public static bool IsCueSheet(string path) => Ending(path) == "cue";

    private static string Ending(string path) => Path.GetExtension(path).TrimStart('.').ToLowerInvariant();

    private static FrozenSet<string> Set(string endings) =>
        endings.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
