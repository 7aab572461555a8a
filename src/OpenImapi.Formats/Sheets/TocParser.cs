using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Reads the header of a toc file, and track after track.</summary>
internal sealed class TocParser(TocReader reader, SheetFaults faults)
{
    private readonly TocTextParser texts = new(reader, faults);

    public TocFile Parse()
    {
        var toc = new TocFile();
        while (!IsTrack)
            toc = ReadHeader(toc);
        var tracks = ImmutableArray.CreateBuilder<TocTrack>();
        while (reader.Peek.Kind != TocTokenKind.End)
        {
            var line = reader.Peek.Line;
            if (!reader.TakeWord("TRACK"))
                throw reader.Unexpected("TRACK or a statement of a track");
            if (tracks.Count == 99)
                throw faults.Refusal(line, "A disc has at most 99 tracks.");
            tracks.Add(new TocTrackParser(reader, texts, faults, line).Parse());
        }

        return toc with { Tracks = tracks.ToImmutable() };
    }

    private bool IsTrack => reader.Peek is { Kind: TocTokenKind.Word, Text: "TRACK" };

    private TocFile ReadHeader(TocFile toc)
    {
        var line = reader.Peek.Line;
        if (TocWords.Kind(reader.PeekWord) is { } kind)
        {
            if (toc.Kind is not null)
                faults.Report(line, $"{reader.Peek.Text} follows another kind of disc; the last one counts.");
            reader.Take();
            return toc with { Kind = kind };
        }

        if (reader.TakeWord("CATALOG"))
            return toc with { Catalog = ReadCatalog(line, toc.Catalog) };
        if (!reader.TakeWord("CD_TEXT"))
            throw reader.Unexpected("CD_DA, CD_ROM, CD_ROM_XA, CD_I, CATALOG, CD_TEXT or TRACK");
        if (!toc.Texts.IsEmpty || !toc.Languages.IsEmpty)
            throw faults.Refusal(line, "CD_TEXT of the disc stands there twice.");
        var (languages, read) = texts.ReadDisc();
        return toc with { Languages = languages, Texts = read };
    }

    private MediaCatalogNumber? ReadCatalog(int line, MediaCatalogNumber? before)
    {
        var text = reader.String("CATALOG").Text;
        if (!MediaCatalogNumber.TryParse(text, out var catalog))
            faults.Report(line, $"\"{SheetQuote.Of(text)}\" is no catalogue number of 13 digits; it is left out.");
        else if (before is not null)
            faults.Report(line, "A second CATALOG is left out.");
        else
            return catalog;
        return before;
    }
}
