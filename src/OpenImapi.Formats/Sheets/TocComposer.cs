using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Makes the toc file of a layout whose blocks lie in one file, 2,352 bytes each, samples little end first.</summary>
internal static class TocComposer
{
    public static TocFile Compose(DiscLayout layout, string image, IReadOnlyList<CdTextBlock> texts)
    {
        if (layout.Sessions is not [var session])
            throw new DiscException(SheetErrors.SheetUnwritable, $"A toc file tells of one session, and the disc has {layout.Sessions.Length}.");
        if (texts.Count > 8)
            throw new ArgumentException("CD-TEXT has at most eight languages.", nameof(texts));
        return new()
        {
            Kind = KindOf(session),
            Catalog = layout.Catalog,
            Languages = [.. texts.Select((text, i) => new TocLanguage(i, text.Language))],
            Texts = [.. texts.Select(TocCdText.DiscOf)],
            Tracks = [.. session.Tracks.Select(track => TrackOf(session, track, image, texts))],
        };
    }

    private static TocTrack TrackOf(SessionLayout session, TrackLayout track, string image, IReadOnlyList<CdTextBlock> texts)
    {
        var isAudio = track.Form == BlockForm.Audio;
        var start = track.Extent.Start - track.Pregap - session.Start;
        var length = TocLength.Of(track.Pregap + track.Extent.Length + track.Postgap);
        TocPart content = isAudio
            ? new TocAudioFile(image, TocLength.Of(start), length) { IsSwapped = true }
            : new TocDataFile(image, length) { Offset = start.Bytes(BlockSizes.Raw) };
        return new(isAudio ? TocTrackMode.Audio : track.Form == BlockForm.Mode1 ? TocTrackMode.Mode1Raw : TocTrackMode.Mode2Raw)
        {
            Flags = track.Flags,
            Isrc = track.Isrc,
            Texts = [.. texts.Select((text, i) => TocCdText.TrackOf(text, i, track.Number))],
            Parts = track.Pregap > BlockCount.Zero ? [content, new TocStart(track.Pregap)] : [content],
            Indexes = track.Indexes,
        };
    }

    private static TocKind KindOf(SessionLayout session) =>
        session.Tracks.All(track => track.Form == BlockForm.Audio) ? TocKind.CdDa
        : session.Tracks.All(track => track.Form is BlockForm.Audio or BlockForm.Mode1) ? TocKind.CdRom : TocKind.CdRomXa;
}
