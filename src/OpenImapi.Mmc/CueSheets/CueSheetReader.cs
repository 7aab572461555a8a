using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>Makes a session of a cue sheet, as strictly as the standard and the disc are: every rule that is broken is a fault at its byte.</summary>
internal sealed class CueSheetReader(ImmutableArray<CueSheetEntry> entries, FaultList faults)
{
    private readonly List<CueSheetTrack> tracks = [];
    private int at;
    private MediaCatalogNumber? catalog;

    public CueSheetSession? Read(int number)
    {
        var before = faults.Count;
        ReadCatalog();
        var leadIn = ReadLeadIn();
        ReadCatalog();
        while (at < entries.Count() && entries[at] is { Adr: CueSheetAdr.Isrc } or { Adr: CueSheetAdr.Position, Track: not CueSheetEntry.LeadOut })
            ReadTrack();
        var leadOut = ReadLeadOut();
        if (faults.Count > before)
            return null;
        var session = new SessionLayout(number, [.. tracks.Select((_, index) => LayoutOf(index, leadOut))]);
        return new(session, catalog, leadIn, [.. Runs(leadOut)]);
    }

    private void ReadCatalog()
    {
        if (at >= entries.Count() || entries[at].Adr != CueSheetAdr.Catalog)
            return;
        var first = at++;
        Require(catalog is null, first, CueSheetField.ControlAdr, "the catalogue number stands here a second time");
        if (!Require(at < entries.Count() && entries[at].Adr == CueSheetAdr.Catalog, at, CueSheetField.ControlAdr, "the second half of the catalogue number is missing"))
            return;
        if (MediaCatalogNumber.TryParse(entries[first].Text.ToString() + entries[at++].Text, out var digits))
            catalog = digits;
        else
            Fault(first, CueSheetField.Track, "the catalogue number is not 13 digits");
    }

    private CueSheetForm ReadLeadIn()
    {
        if (!Require(at < entries.Count() && entries[at] is { Adr: CueSheetAdr.Position, Track: 0 }, at, CueSheetField.Track, "the lead-in is missing"))
            return default;
        var leadIn = entries[at];
        Require(leadIn.Index == 0, at, CueSheetField.Index, "the lead-in has INDEX 0");
        CheckForm(leadIn);
        at++;
        return leadIn.Form;
    }

    private void ReadTrack()
    {
        var number = entries[at].Track;
        var expected = tracks.Count == 0 ? Math.Clamp(number, (byte)1, (byte)99) : tracks[^1].Number + 1;
        Require(number == expected && number <= 99, at, CueSheetField.Track, $"track {expected} should stand here");
        var track = new CueSheetTrack(number, at) { Isrc = ReadIsrc(number) };
        tracks.Add(track);
        for (; at < entries.Count() && entries[at] is { Adr: CueSheetAdr.Position } entry && entry.Track == number; at++)
        {
            CheckPosition(track, entry);
            track.Positions.Add(entry);
        }

        if (track.Positions.Count == 0)
            Fault(at < entries.Count() ? at++ : at, CueSheetField.Track, $"track {number} has no INDEX 1");
        else
            CheckWhole(track);
    }

    private Isrc? ReadIsrc(byte number)
    {
        if (entries[at].Adr != CueSheetAdr.Isrc)
            return null;
        var first = at++;
        if (!Require(at < entries.Count() && entries[at].Adr == CueSheetAdr.Isrc && entries[at].Track == number, at, CueSheetField.Track, "the second half of the ISRC is missing"))
            return null;
        var valid = Isrc.TryParse(entries[first].Text.ToString() + entries[at++].Text, out var code);
        Require(valid, first, CueSheetField.Index, "the ISRC is not country, owner, year and number");
        return valid ? code : null;
    }

    private void CheckPosition(CueSheetTrack track, CueSheetEntry entry)
    {
        var index = track.Positions.Count == 0 ? Math.Min((int)entry.Index, tracks.Count == 1 ? 0 : 1) : track.Positions[^1].Index + 1;
        Require(entry.Index == index && index <= 99, at, CueSheetField.Index, $"INDEX {index} should stand here");
        CheckForm(entry);
        CheckTime(entry, track);
        Require(entry.SerialCopy is 0 or CueSheetEntry.AlternateCopy, at, CueSheetField.SerialCopy, "the value is neither 0 nor 80h");
        if (track.Positions is not [var first, ..])
            return;
        Require(entry.Control == first.Control, at, CueSheetField.ControlAdr, "the bits are not those of the track's first index");
        Require(entry.Form.IsLike(first.Form), at, CueSheetField.Form, "the kind of sector is not that of the track's first index");
    }

    private void CheckForm(CueSheetEntry entry)
    {
        Require(entry.Form.IsKnown(), at, CueSheetField.Form, "there is no such data form");
        Require((entry.Control & 4) != 0 != entry.Form.IsAudio(), at, CueSheetField.Form, "the form is of audio and the control bits of data, or the other way round");
    }

    private void CheckTime(CueSheetEntry entry, CueSheetTrack track)
    {
        if (!Require(entry.Time is { Second: < 60, Frame: < Msf.FramesPerSecond, Minute: < 100 }, at, CueSheetField.Minute, "there is no such time"))
            return;
        var last = track.Positions.Count > 0 ? track.Positions[^1] : tracks.Count > 1 && tracks[^2].Positions.Count > 0 ? tracks[^2].Positions[^1] : default;
        Require(last == default || entry.Time.ToLba() > last.Time.ToLba(), at, CueSheetField.Minute, "the time is not after the one before it");
    }

    /// <summary>Rules for a track that has all its entries.</summary>
    private void CheckWhole(CueSheetTrack track)
    {
        var last = at - 1;
        if (!Require(track.Positions.Exists(each => each.Index == 1), last, CueSheetField.Index, "the track has no INDEX 1"))
            return;
        Require(entries[track.First].Control is 0 || entries[track.First].Control == track.Begin.Control, track.First, CueSheetField.ControlAdr, "the bits are not those of the track");
        Require(!track.Begin.Form.IsPause(), track.First, CueSheetField.Form, "the track's blocks are not sent");
        var gap = track.Start - track.GapStart;
        var previous = tracks.Count > 1 ? tracks[^2] : null;
        if (previous is null || (previous.Positions.Count > 0 && !previous.Begin.Form.IsLike(track.Begin.Form)))
            Require(gap >= CueSheetWriter.FirstPregap, last, CueSheetField.Minute, "a session's first track, and one of another kind than that before it, has a gap of 150 blocks before it");
        CheckLength(previous, track.GapStart, track.First);
    }

    /// <summary>A track has four seconds at least (ECMA-130, 20.3, and IEC 60908).</summary>
    private void CheckLength(CueSheetTrack? track, Lba end, int entry)
    {
        if (track?.Positions.Exists(each => each.Index == 1) == true)
            Require(end - track.Start >= ShortestTrack, entry, CueSheetField.Minute, $"track {track.Number} is shorter than 4 seconds");
    }

    private static readonly BlockCount ShortestTrack = new(300);

    private Lba ReadLeadOut()
    {
        if (!Require(tracks.Count > 0, at, CueSheetField.Track, "there is no track")
            || !Require(at < entries.Count() && entries[at] is { Adr: CueSheetAdr.Position, Track: CueSheetEntry.LeadOut }, at, CueSheetField.Track, "the lead-out is missing"))
            return default;
        var leadOut = entries[at];
        Require(leadOut.Index == 1, at, CueSheetField.Index, "the lead-out has INDEX 1");
        CheckForm(leadOut);
        CheckTime(leadOut, tracks[^1]);
        CheckLength(tracks[^1], leadOut.Time.ToLba(), at);
        at++;
        Require(at == entries.Count(), at, CueSheetField.ControlAdr, "the sheet goes on after the lead-out");
        return leadOut.Time.ToLba();
    }

    private TrackLayout LayoutOf(int index, Lba leadOut)
    {
        var track = tracks[index];
        var end = index + 1 < tracks.Count ? tracks[index + 1].GapStart : leadOut;
        var gap = track.Start - track.GapStart;
        return new(track.Number, Extent.Between(track.Start, end), track.Begin.Form.TrackForm())
        {
            Pregap = index == 0 ? gap - CueSheetWriter.FirstPregap : gap,
            Indexes = [.. track.Positions.Where(each => each.Index > 1).Select(each => each.Time.ToLba() - track.Start)],
            Flags = ((TrackFlags)track.Begin.Control & TrackFlags.InControl) | (track.Begin.SerialCopy != 0 ? TrackFlags.SerialCopy : TrackFlags.None),
            Isrc = track.Isrc,
        };
    }

    private IEnumerable<CueSheetRun> Runs(Lba leadOut)
    {
        CueSheetEntry[] positions = [.. tracks.SelectMany(track => track.Positions)];
        for (var i = 0; i < positions.Length; i++)
            yield return new(Extent.Between(positions[i].Time.ToLba(), i + 1 < positions.Length ? positions[i + 1].Time.ToLba() : leadOut), positions[i].Form);
    }

    private bool Require(bool holds, int entry, CueSheetField field, string rule)
    {
        if (!holds)
            Fault(entry, field, rule);
        return holds;
    }

    private void Fault(int entry, CueSheetField field, string rule) => faults.Add(entry * CueSheetEntry.Length + (int)field, FieldNames[(int)field], rule);

    private static readonly string[] FieldNames = ["CTL, ADR", "TNO", "INDEX", "DATA FORM", "SCMS", "MIN"];
}

/// <summary>Bytes of a cue sheet's entry.</summary>
internal enum CueSheetField
{
    ControlAdr = 0,
    Track = 1,
    Index = 2,
    Form = 3,
    SerialCopy = 4,
    Minute = 5,
}

/// <summary>The entries of one track.</summary>
internal sealed class CueSheetTrack(byte number, int first)
{
    public byte Number => number;

    /// <summary>Which entry of the sheet is the track's first.</summary>
    public int First => first;

    public Isrc? Isrc { get; init; }

    /// <summary>INDEX 0, if there is one, and up.</summary>
    public List<CueSheetEntry> Positions { get; } = [];

    /// <summary>The entry of INDEX 1.</summary>
    public CueSheetEntry Begin => Positions.Find(each => each.Index == 1);

    public Lba Start => Begin.Time.ToLba();

    public Lba GapStart => Positions[0].Time.ToLba();
}
