using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Reads a cue sheet line by line. Where commands stand is told here; what a track needs, in <see cref="CueTrackBuilder"/>.</summary>
internal sealed class CueParser(SheetFaults faults)
{
    private readonly ImmutableArray<CueFile>.Builder files = ImmutableArray.CreateBuilder<CueFile>();
    private readonly ImmutableArray<CueTrack>.Builder tracks = ImmutableArray.CreateBuilder<CueTrack>();
    private readonly ImmutableArray<string>.Builder remarks = ImmutableArray.CreateBuilder<string>();
    private readonly CueSessionLines sessions = new();
    private CueTrackBuilder? track;
    private CueSheet sheet = new();

    /// <summary>Where a REM line belongs that stands here.</summary>
    private ImmutableArray<string>.Builder Remarks => track?.Remarks ?? remarks;

    public CueSheet Parse(string text)
    {
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!line.Trim().IsEmpty)
                Read(new(line, number));
        }

        if (track is null)
            throw faults.Refusal(0, "There is no TRACK in it: this is no cue sheet.");
        EndTrack();
        return sheet with { Files = files.ToImmutable(), Tracks = tracks.ToImmutable(), Remarks = remarks.ToImmutable() };
    }

    private void Read(CueLine line)
    {
        var command = line.Word();
        switch (Upper(command))
        {
            case "REM":
                sessions.Add(line.Rest.ToString(), Remarks);
                break;
            case "FILE":
                ReadFile(line);
                break;
            case "TRACK":
                BeginTrack(line);
                break;
            case "CATALOG":
                ReadCatalog(line);
                break;
            case "CDTEXTFILE":
                sheet = sheet with { CdTextFile = Single(line, "CDTEXTFILE", sheet.CdTextFile) };
                break;
            case "DISC_ID" when track is null:
                sheet = sheet with { DiscId = Single(line, "DISC_ID", sheet.DiscId) };
                break;
            case "GENRE" when track is null:
                sheet = sheet with { Genre = Single(line, "GENRE", sheet.Genre) };
                break;
            case "FLAGS" or "ISRC" or "PREGAP" or "POSTGAP" or "INDEX":
                InTrack(line, command).Read(Upper(command), line, files.Count - 1);
                break;
            default:
                ReadText(line, command);
                break;
        }
    }

    private void ReadText(CueLine line, ReadOnlySpan<char> command)
    {
        var known = track is { } open
            ? CueTexts.TrySet(ref open.Text, Upper(command), line, faults)
            : ReadDiscText(line, Upper(command));
        if (!known)
            faults.Report(line.Number, $"\"{SheetQuote.Of(command)}\" is no command of a cue sheet; the line is left out.");
    }

    private bool ReadDiscText(CueLine line, string command)
    {
        var text = sheet.Text;
        var known = CueTexts.TrySet(ref text, command, line, faults);
        sheet = sheet with { Text = text };
        return known;
    }

    private void ReadFile(CueLine line)
    {
        var number = line.Number;
        var all = line.Rest;
        if (all.Trim('"').IsEmpty)
            throw faults.Refusal(number, "FILE names no file.");
        var name = line.NameBeforeLastWord(out var word);
        if (CueWords.Type(word) is not { } type)
        {
            var isQuoted = all is ['"', ..];
            name = isQuoted ? name : all;
            type = GuessType(name);
            var said = isQuoted && !word.IsEmpty ? $"\"{SheetQuote.Of(word)}\" is no type of file" : "FILE does not say what the file is";
            faults.Report(number, $"{said}; {CueWords.Of(type)} is taken.");
        }

        if (all.LastIndexOf('"') == 0)
        {
            faults.Report(number, "The quote before the name of the file is not closed; it is left out.");
            name = name[1..];
        }

        if (files.Count == ushort.MaxValue)
            throw faults.Refusal(number, "A sheet has at most 65,535 files.");
        files.Add(new(name.ToString(), type) { Line = number });
    }

    private static CueFileType GuessType(ReadOnlySpan<char> name)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".bin", ".img", ".iso", ".raw", ".dat"])
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
                return CueFileType.Binary;
        return CueFileType.Wave;
    }

    private void BeginTrack(CueLine line)
    {
        var session = sessions.Take(Remarks);
        EndTrack();
        var lineNumber = line.Number;
        var next = tracks.Count == 0 ? 1 : tracks[^1].Number + 1;
        var word = line.Word();
        if (TryNumber(word, out var number))
            word = line.Word();
        else
        {
            number = next;
            faults.Report(lineNumber, $"TRACK has no number; it is track {number}.");
        }

        var mode = CueWords.Mode(word);
        if (mode is null)
            mode = GuessMode(word, lineNumber);
        if (number != next && (tracks.Count > 0 || number < 1))
        {
            faults.Report(lineNumber, $"Track {number} follows {(tracks.Count == 0 ? "nothing" : $"track {tracks[^1].Number}")}; it is taken as track {next}.");
            number = next;
        }

        if (number > 99)
            throw faults.Refusal(lineNumber, $"Track {number}: a disc has at most 99 tracks.");
        track = new(faults, number, mode.Value, lineNumber) { Session = session };
    }

    private CueTrackMode GuessMode(ReadOnlySpan<char> word, int line)
    {
        if (!word.IsEmpty || files.Count == 0 || files[^1].Type is CueFileType.Binary or CueFileType.Motorola)
            throw faults.Refusal(line, word.IsEmpty ? "TRACK does not say what its blocks are." : $"\"{SheetQuote.Of(word)}\" is no mode of a track.");
        faults.Report(line, "TRACK does not say what its blocks are; AUDIO is taken.");
        return CueTrackMode.Audio;
    }

    private void EndTrack()
    {
        if (track is not null)
            tracks.Add(track.Build(tracks.Count == 0 ? null : tracks[^1]));
        track = null;
    }

    private CueTrackBuilder InTrack(CueLine line, ReadOnlySpan<char> command) =>
        track ?? throw faults.Refusal(line.Number, $"{Upper(command)} stands before the first TRACK.");

    private void ReadCatalog(CueLine line)
    {
        var text = line.Text(faults);
        if (!MediaCatalogNumber.TryParse(text, out var catalog))
            faults.Report(line.Number, $"\"{SheetQuote.Of(text)}\" is no catalogue number of 13 digits; it is left out.");
        else if (sheet.Catalog is not null)
            faults.Report(line.Number, "A second CATALOG is left out.");
        else
            sheet = sheet with { Catalog = catalog };
    }

    private string Single(CueLine line, string command, string before)
    {
        var text = line.Text(faults).ToString();
        if (before.Length == 0)
            return text;
        faults.Report(line.Number, $"A second {command} is left out.");
        return before;
    }

    internal static bool TryNumber(ReadOnlySpan<char> word, out int number)
    {
        number = 0;
        return word.Length is > 0 and <= 4 && !word.ContainsAnyExceptInRange('0', '9') && int.TryParse(word, out number);
    }

    private static string Upper(ReadOnlySpan<char> word) => word.Length > 16 ? "" : word.ToString().ToUpperInvariant();
}
