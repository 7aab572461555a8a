using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>A toc file: one session as cdrdao describes it.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocFile
{
    /// <summary>What kind of disc it is; where a file does not say, its tracks tell.</summary>
    public TocKind? Kind { get; init; }

    /// <summary>CATALOG.</summary>
    public MediaCatalogNumber? Catalog { get; init; }

    /// <summary>LANGUAGE_MAP: the languages of the CD-TEXT blocks.</summary>
    public ImmutableArray<TocLanguage> Languages { get; init; } = [];

    /// <summary>CD_TEXT of the disc, a block for each language.</summary>
    public ImmutableArray<TocText> Texts { get; init; } = [];

    /// <summary>The tracks in order; at least one.</summary>
    public ImmutableArray<TocTrack> Tracks { get; init; } = [];

    /// <summary>The CD-TEXT of disc and tracks, by language. What CD-TEXT makes anew for every disc, as its sizes, is left out.</summary>
    public ImmutableArray<CdTextBlock> ToCdText() => TocCdText.Of(this);

    /// <summary>Reads a toc file from its bytes.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="faults">Names the file, and takes note of every rule that it breaks.</param>
    /// <param name="encoding">How it is coded, if it is known.</param>
    /// <exception cref="DiscException">The file is too long, is no toc file, or leaves open what is meant; the error names the line.</exception>
    public static TocFile Parse(ReadOnlySpan<byte> bytes, SheetFaults faults, SheetEncoding encoding = SheetEncoding.Detect) =>
        Parse(SheetText.Decode(bytes, faults, encoding), faults);

    /// <summary>Reads a toc file that is text already.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, SheetFaults, SheetEncoding)"/>
    public static TocFile Parse(string text, SheetFaults faults) => new TocParser(new(text, faults), faults).Parse();

    /// <summary>The toc file of a layout of one session whose blocks lie in a file without a break, 2,352 bytes each, samples little end first.</summary>
    /// <param name="layout">What the file shall tell.</param>
    /// <param name="image">The name of the file of blocks.</param>
    /// <param name="texts">CD-TEXT, up to eight languages.</param>
    /// <exception cref="DiscException">The layout has more than one session, or a track has serial copy management.</exception>
    public static TocFile Of(DiscLayout layout, string image, IReadOnlyList<CdTextBlock>? texts = null) => TocComposer.Compose(layout, image, texts ?? []);

    /// <summary>The toc file as text, lines ending in LF, to be stored as UTF-8. The same value gives the same text.</summary>
    /// <exception cref="DiscException">A track has a flag that the language does not know.</exception>
    public string Write() => new TocWriter(this).Write();
}

/// <summary>What kind of disc a toc file makes.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public enum TocKind
{
    /// <summary>CD_DA: audio only.</summary>
    CdDa,

    /// <summary>CD_ROM: Mode 1, with audio or without.</summary>
    CdRom,

    /// <summary>CD_ROM_XA: Mode 2, with audio or without.</summary>
    CdRomXa,

    /// <summary>CD_I.</summary>
    CdI,
}

/// <summary>The language of a CD-TEXT block.</summary>
/// <param name="Number">The block, 0 to 7.</param>
/// <param name="Language">Its language.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public readonly record struct TocLanguage(int Number, CdTextLanguage Language);

/// <summary>LANGUAGE: CD-TEXT of the disc or of a track in one language.</summary>
/// <param name="Number">The block, 0 to 7.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public sealed record TocText(int Number)
{
    /// <summary>ENCODING_…; nothing where it is that of the disc's block, or ISO 8859-1.</summary>
    public CdTextEncoding? Encoding { get; init; }

    /// <summary>What is said, in order.</summary>
    public ImmutableArray<TocTextItem> Items { get; init; } = [];
}

/// <summary>One item of CD-TEXT.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says; empty where it is bytes.</param>
/// <param name="Bytes">Binary data, as it is.</param>
[Clause(Standard.Cdrdao, "TOC FILES")]
public readonly record struct TocTextItem(TocTextKind Kind, string Text, ByteString? Bytes = null);

/// <summary>What an item of CD-TEXT is about.</summary>
[Clause(Standard.Cdrdao, "TOC FILES")]
public enum TocTextKind
{
    Title,
    Performer,
    Songwriter,
    Composer,
    Arranger,
    Message,
    DiscId,
    Genre,
    TocInfo1,
    TocInfo2,
    Reserved1,
    Reserved2,
    Reserved3,
    Reserved4,
    Closed,
    UpcEan,
    Isrc,
    SizeInfo,
}
