using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>Lays a session out as a cue sheet: catalogue number, lead-in, for each track its ISRC and its indexes, lead-out.</summary>
internal sealed class CueSheetWriter(SessionLayout session, MediaCatalogNumber? catalog, CueSheetOptions options)
{
    /// <summary>Blocks before every session's first track.</summary>
    public static readonly BlockCount FirstPregap = new(Msf.Offset);

    private readonly ImmutableArray<CueSheetEntry>.Builder entries = ImmutableArray.CreateBuilder<CueSheetEntry>();

    public CueSheetTable Write()
    {
        AddCatalog();
        AddLeadIn();
        foreach (var track in session.Tracks)
            AddTrack(track, isFirst: track == session.Tracks[0]);
        AddLeadOut();
        return new(entries.DrainToImmutable());
    }

    private void AddCatalog()
    {
        if (catalog is not { } number)
            return;
        var digits = ByteString.Ascii(number.ToString()).Span;
        entries.Add(new((byte)CueSheetAdr.Catalog) { Text = digits[..CueSheetEntry.CatalogLength] });
        entries.Add(new((byte)CueSheetAdr.Catalog) { Text = digits[CueSheetEntry.CatalogLength..] });
    }

    private void AddLeadIn()
    {
        var form = FormOf(session.Tracks[0]).Pause();
        entries.Add(new(DataBit(form))
        {
            Form = options.CdText ? form | CueSheetForm.WithSubchannels : form,
            Time = options.CdText && options.LeadIn is { } time ? time : default,
        });
    }

    private void AddTrack(TrackLayout track, bool isFirst)
    {
        AddIsrc(track);
        var pregap = isFirst ? track.Pregap + FirstPregap : BlockCount.Max(track.Pregap, options.ShortestPregap);
        if (pregap > BlockCount.Zero)
            Add(track, 0, track.Extent.Start - pregap);
        Add(track, 1, track.Extent.Start);
        for (var i = 0; i < track.Indexes.Length; i++)
            Add(track, i + 2, track.Extent.Start + track.Indexes[i]);
    }

    private void AddIsrc(TrackLayout track)
    {
        if (track.Isrc is not { } isrc)
            return;
        var characters = ByteString.Ascii(isrc.ToString()).Span;
        var kind = (byte)((options.IsrcWithoutControl ? 0 : track.Control << 4) | (int)CueSheetAdr.Isrc);
        entries.Add(new(kind) { Track = (byte)track.Number, Text = characters[..CueSheetEntry.IsrcLength] });
        entries.Add(new(kind) { Track = (byte)track.Number, Text = characters[CueSheetEntry.IsrcLength..] });
    }

    private void Add(TrackLayout track, int index, Lba at) =>
        entries.Add(new((byte)(track.Control << 4 | (int)CueSheetAdr.Position))
        {
            Track = (byte)track.Number,
            Index = (byte)index,
            Form = FormOf(track),
            SerialCopy = track.Flags.HasFlag(TrackFlags.SerialCopy) ? CueSheetEntry.AlternateCopy : (byte)0,
            Time = Msf.From(at),
        });

    private void AddLeadOut()
    {
        var form = FormOf(session.Tracks[^1]).Pause();
        entries.Add(new(DataBit(form)) { Track = CueSheetEntry.LeadOut, Index = 1, Form = form, Time = Msf.From(session.LeadOut) });
    }

    /// <summary>Lead-in and lead-out have no flag but that of data.</summary>
    private static byte DataBit(CueSheetForm form) => (byte)((form.IsAudio() ? 0 : 0x40) | (int)CueSheetAdr.Position);

    private CueSheetForm FormOf(TrackLayout track) => CueSheetForms.Of(track.Form, options.WholeSectors);
}
