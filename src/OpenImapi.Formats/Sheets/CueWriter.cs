using System.Text;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Writes a cue sheet in the order of CDRWIN's manual, indented as everybody does it.</summary>
internal sealed class CueWriter
{
    private readonly StringBuilder text = new();
    private int file = -1;

    public string Write(CueSheet sheet)
    {
        foreach (var remark in sheet.Remarks)
            Line("", "REM", remark);
        if (sheet.Catalog is { } catalog)
            Line("", "CATALOG", catalog.ToString());
        if (sheet.CdTextFile.Length > 0)
            Line("", "CDTEXTFILE", Quote(sheet.CdTextFile));
        foreach (var (command, words) in CueTexts.Of(sheet.Text))
            Line("", command, Quote(words));
        if (sheet.DiscId.Length > 0)
            Line("", "DISC_ID", Quote(sheet.DiscId));
        if (sheet.Genre.Length > 0)
            Line("", "GENRE", Quote(sheet.Genre));
        foreach (var track in sheet.Tracks)
            Write(sheet, track);
        NameFiles(sheet, sheet.Files.Length - 1);
        return text.ToString();
    }

    private void Write(CueSheet sheet, CueTrack track)
    {
        Write(track.Session);
        NameFiles(sheet, track.First.File);
        Line("  ", "TRACK", $"{track.Number:00} {CueWords.Of(track.Mode)}");
        foreach (var (command, words) in CueTexts.Of(track.Text))
            Line("    ", command, Quote(words));
        foreach (var remark in track.Remarks)
            Line("    ", "REM", remark);
        if (track.Flags != TrackFlags.None)
            Line("    ", "FLAGS", string.Join(' ', CueWords.Flags.Where(pair => track.Flags.HasFlag(pair.Flag)).Select(pair => pair.Word)));
        if (track.Isrc is { } isrc)
            Line("    ", "ISRC", isrc.ToString());
        if (track.Pregap > BlockCount.Zero)
            Line("    ", "PREGAP", SheetTime.ToText(track.Pregap));
        if (track.Gap is { } gap)
            Index(sheet, 0, gap);
        Index(sheet, 1, track.Start);
        for (var i = 0; i < track.Indexes.Length; i++)
            Index(sheet, i + 2, track.Indexes[i]);
        if (track.Postgap > BlockCount.Zero)
            Line("    ", "POSTGAP", SheetTime.ToText(track.Postgap));
    }

    private void Write(CueSession? session)
    {
        if (session is null)
            return;
        Time("LEAD-OUT", session.LeadOut);
        Line("", "REM", $"SESSION {session.Number:00}");
        Time("LEAD-IN", session.LeadIn);
        Time("PREGAP", session.Pregap);
    }

    private void Time(string keyword, BlockCount? blocks)
    {
        if (blocks is { } length)
            Line("", "REM", $"{keyword} {SheetTime.ToText(length)}");
    }

    private void Index(CueSheet sheet, int number, CuePlace place)
    {
        NameFiles(sheet, place.File);
        Line("    ", "INDEX", $"{number:00} {SheetTime.ToText(place.Offset)}");
    }

    private void NameFiles(CueSheet sheet, int last)
    {
        while (file < last)
        {
            var next = sheet.Files[++file];
            Line("", "FILE", $"{Quote(next.Name)} {CueWords.Of(next.Type)}");
        }
    }

    private static string Quote(string words) => $"\"{words}\"";

    private void Line(string indent, string command, string words)
    {
        foreach (var character in words)
            if (character != '\t' && (char.IsControl(character) || character is '\u2028' or '\u2029'))
                throw new DiscException(SheetErrors.SheetUnwritable, $"{command} {SheetQuote.Of(words)}: a control character cannot stand in a sheet.");
        text.Append(indent).Append(command).Append(words.Length == 0 ? "" : " ").Append(words).Append('\n');
    }
}
