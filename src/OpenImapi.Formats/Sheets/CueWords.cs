using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>The words of the language and what they stand for.</summary>
internal static class CueWords
{
    private static readonly (string Word, CueTrackMode Mode)[] Modes =
    [
        ("AUDIO", CueTrackMode.Audio), ("CDG", CueTrackMode.Cdg),
        ("MODE1/2048", CueTrackMode.Mode1), ("MODE1/2352", CueTrackMode.Mode1Raw),
        ("MODE2/2048", CueTrackMode.Mode2Form1), ("MODE2/2324", CueTrackMode.Mode2Form2), ("MODE2/2336", CueTrackMode.Mode2), ("MODE2/2352", CueTrackMode.Mode2Raw),
        ("CDI/2336", CueTrackMode.Cdi), ("CDI/2352", CueTrackMode.CdiRaw),
    ];

    private static readonly (string Word, CueFileType Type)[] Types =
    [
        ("BINARY", CueFileType.Binary), ("MOTOROLA", CueFileType.Motorola), ("WAVE", CueFileType.Wave),
        ("AIFF", CueFileType.Aiff), ("MP3", CueFileType.Mp3), ("FLAC", CueFileType.Flac),
    ];

    /// <summary>In the order in which they are written.</summary>
    public static readonly ImmutableArray<(string Word, TrackFlags Flag)> Flags =
    [
        ("DCP", TrackFlags.CopyPermitted), ("4CH", TrackFlags.FourChannels), ("PRE", TrackFlags.PreEmphasis), ("SCMS", TrackFlags.SerialCopy),
    ];

    public static string Of(CueTrackMode mode) => Array.Find(Modes, pair => pair.Mode == mode).Word;

    public static string Of(CueFileType type) => Array.Find(Types, pair => pair.Type == type).Word;

    public static CueTrackMode? Mode(ReadOnlySpan<char> word)
    {
        foreach (var (known, mode) in Modes)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return mode;
        return null;
    }

    public static CueFileType? Type(ReadOnlySpan<char> word)
    {
        foreach (var (known, type) in Types)
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return type;
        return null;
    }

    /// <summary>What stands after a keyword in the first REM line that has it, without quotes.</summary>
    public static string? Remark(ImmutableArray<string> remarks, string keyword)
    {
        foreach (var remark in remarks)
            if (remark.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && (remark.Length == keyword.Length || remark[keyword.Length] is ' ' or '\t'))
                return remark.AsSpan(keyword.Length).Trim() is ['"', .. var quoted, '"'] ? quoted.ToString() : remark[keyword.Length..].Trim();
        return null;
    }
}
