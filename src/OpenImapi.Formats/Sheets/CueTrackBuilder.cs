using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>One track while its lines are read.</summary>
internal sealed class CueTrackBuilder(SheetFaults faults, int number, CueTrackMode mode, int line)
{
    private readonly List<(CuePlace Place, int Line)> indexes = [];
    private TrackFlags flags;
    private Isrc? isrc;
    private BlockCount? pregap;
    private BlockCount? postgap;
    private CuePlace? gap;
    private CuePlace? start;
    private int gapLine;
    private int startLine;

    public CdTextFields Text = CdTextFields.None;

    public CueSession? Session { get; init; }

    public ImmutableArray<string>.Builder Remarks { get; } = ImmutableArray.CreateBuilder<string>();

    /// <summary>Reads a command that stands in tracks only.</summary>
    /// <param name="command">FLAGS, ISRC, PREGAP, POSTGAP or INDEX.</param>
    /// <param name="text">The rest of the line.</param>
    /// <param name="file">The file named last; -1 before the first.</param>
    public void Read(string command, CueLine text, int file)
    {
        if (command != "INDEX" && command != "POSTGAP" && start is not null)
            faults.Report(text.Number, $"{command} stands after INDEX 01; it is taken all the same.");
        switch (command)
        {
            case "FLAGS":
                ReadFlags(text);
                break;
            case "ISRC":
                ReadIsrc(text);
                break;
            case "PREGAP":
                pregap = ReadGap(text, command, pregap);
                break;
            case "POSTGAP":
                postgap = ReadGap(text, command, postgap);
                break;
            default:
                ReadIndex(text, file);
                break;
        }
    }

    /// <summary>The track, all its lines read.</summary>
    public CueTrack Build(CueTrack? previous)
    {
        if (start is not { } begin)
            throw faults.Refusal(line, $"Track {number} has no INDEX 01.");
        CheckOrder(previous, begin);
        return new(number, mode, begin)
        {
            Session = Session,
            Text = Text,
            Flags = flags,
            Isrc = isrc,
            Pregap = pregap ?? default,
            Gap = gap,
            Indexes = [.. indexes.Select(index => index.Place)],
            Postgap = postgap ?? default,
            Remarks = Remarks.ToImmutable(),
            Line = line,
        };
    }

    /// <summary>Places rise through the files. INDEX 00 may be where INDEX 01 is; no other two may share a place.</summary>
    private void CheckOrder(CueTrack? previous, CuePlace begin)
    {
        var last = previous is null ? (CuePlace?)null : previous.Indexes.IsEmpty ? previous.Start : previous.Indexes[^1];
        var (first, firstLine) = gap is { } early ? (early, gapLine) : (begin, startLine);
        if (first <= last)
            throw faults.Refusal(firstLine, $"Track {number} begins at {SheetTime.ToText(first.Offset)}, where the track before has not ended.");
        if (begin < first)
            throw faults.Refusal(startLine, $"INDEX 01 of track {number} lies before its INDEX 00.");
        var before = begin;
        foreach (var (place, indexLine) in indexes)
        {
            if (place <= before)
                throw faults.Refusal(indexLine, $"An INDEX of track {number} does not lie after the one before.");
            before = place;
        }
    }

    private void ReadIndex(CueLine text, int file)
    {
        var at = text.Number;
        if (!CueParser.TryNumber(text.Word(), out var index) || index > 99)
            throw faults.Refusal(at, "INDEX has no number from 00 to 99.");
        if (file < 0)
            throw faults.Refusal(at, "INDEX stands before the first FILE.");
        var place = new CuePlace(file, Time(text, "INDEX"));
        var expected = start is null ? 1 : indexes.Count + 2;
        if (index == 0 && start is null && gap is null)
            (gap, gapLine) = (place, at);
        else if (index < expected)
            throw faults.Refusal(at, $"Track {number} has INDEX {index:00} already, or it comes too late.");
        else if (start is null && index > 1)
            throw faults.Refusal(at, $"INDEX {index:00} of track {number} stands before its INDEX 01.");
        else if (index == 1)
            (start, startLine) = (place, at);
        else
        {
            if (index != expected)
                faults.Report(at, $"INDEX {index:00} follows INDEX {expected - 1:00}; it is taken as INDEX {expected:00}.");
            indexes.Add((place, at));
        }
    }

    private BlockCount ReadGap(CueLine text, string command, BlockCount? before)
    {
        var length = Time(text, command);
        if (before is null)
            return length;
        faults.Report(text.Number, $"A second {command} is left out.");
        return before.Value;
    }

    private BlockCount Time(CueLine text, string command)
    {
        var word = text.Word();
        if (!SheetTime.TryParse(word, out var time, out var isInRange) || time > SheetTime.Maximum)
            throw faults.Refusal(text.Number, $"\"{SheetQuote.Of(word)}\" of {command} is no time mm:ss:ff.");
        if (!isInRange)
            faults.Report(text.Number, $"{word} has more than 59 seconds or 74 frames; {SheetTime.ToText(time)} is taken.");
        if (!text.IsEmpty)
            faults.Report(text.Number, $"\"{SheetQuote.Of(text.Rest)}\" after the time means nothing; it is left out.");
        return time;
    }

    private void ReadIsrc(CueLine text)
    {
        var code = text.Text(faults);
        if (!Isrc.TryParse(code, out var read))
            faults.Report(text.Number, $"\"{SheetQuote.Of(code)}\" is no ISRC of 12 characters; it is left out.");
        else if (isrc is not null)
            faults.Report(text.Number, "A second ISRC is left out.");
        else
            isrc = read;
    }

    private void ReadFlags(CueLine text)
    {
        while (!text.IsEmpty)
        {
            var word = text.Word();
            var flag = TrackFlags.None;
            foreach (var (known, value) in CueWords.Flags)
                if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                    flag = value;
            if (flag != TrackFlags.None)
                flags |= flag;
            else if (!word.Equals("DATA", StringComparison.OrdinalIgnoreCase))
                faults.Report(text.Number, $"\"{SheetQuote.Of(word)}\" is no flag of a track; it is left out.");
            else if (mode.IsAudio())
                faults.Report(text.Number, $"The flag DATA does not fit the audio track {number}; it is left out.");
        }
    }
}
