using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>The words of the language and what they stand for.</summary>
internal static class TocWords
{
    private static readonly (string Word, TocKind Value)[] Kinds =
        [("CD_DA", TocKind.CdDa), ("CD_ROM", TocKind.CdRom), ("CD_ROM_XA", TocKind.CdRomXa), ("CD_I", TocKind.CdI)];

    private static readonly (string Word, TocTrackMode Value)[] Modes =
    [
        ("AUDIO", TocTrackMode.Audio), ("MODE0", TocTrackMode.Mode0), ("MODE1", TocTrackMode.Mode1), ("MODE1_RAW", TocTrackMode.Mode1Raw),
        ("MODE2", TocTrackMode.Mode2), ("MODE2_RAW", TocTrackMode.Mode2Raw), ("MODE2_FORM1", TocTrackMode.Mode2Form1),
        ("MODE2_FORM2", TocTrackMode.Mode2Form2), ("MODE2_FORM_MIX", TocTrackMode.Mode2FormMix),
    ];

    private static readonly (string Word, TocSubchannel Value)[] Subchannels = [("RW", TocSubchannel.Packed), ("RW_RAW", TocSubchannel.Raw)];

    private static readonly (string Word, CdTextEncoding Value)[] Encodings =
    [
        ("ENCODING_ISO_8859_1", CdTextEncoding.Latin1), ("ENCODING_ASCII", CdTextEncoding.Ascii), ("ENCODING_MS_JIS", CdTextEncoding.ShiftJis),
        ("ENCODING_KOREAN", TocStrings.Korean), ("ENCODING_MANDARIN", TocStrings.Mandarin),
    ];

    private static readonly (string Word, TocTextKind Value)[] TextKinds =
    [
        ("TITLE", TocTextKind.Title), ("PERFORMER", TocTextKind.Performer), ("SONGWRITER", TocTextKind.Songwriter), ("COMPOSER", TocTextKind.Composer),
        ("ARRANGER", TocTextKind.Arranger), ("MESSAGE", TocTextKind.Message), ("DISC_ID", TocTextKind.DiscId), ("GENRE", TocTextKind.Genre),
        ("TOC_INFO1", TocTextKind.TocInfo1), ("TOC_INFO2", TocTextKind.TocInfo2), ("RESERVED1", TocTextKind.Reserved1), ("RESERVED2", TocTextKind.Reserved2),
        ("RESERVED3", TocTextKind.Reserved3), ("RESERVED4", TocTextKind.Reserved4), ("CLOSED", TocTextKind.Closed), ("UPC_EAN", TocTextKind.UpcEan),
        ("ISRC", TocTextKind.Isrc), ("SIZE_INFO", TocTextKind.SizeInfo),
    ];

    public static string Of(TocKind kind) => Word(Kinds, kind);

    public static string Of(TocTrackMode mode) => Word(Modes, mode);

    public static string Of(TocSubchannel subchannel) => Word(Subchannels, subchannel);

    public static string Of(CdTextEncoding encoding) => Word(Encodings, encoding);

    public static string Of(TocTextKind kind) => Word(TextKinds, kind);

    public static TocKind? Kind(string word) => Value(Kinds, word);

    public static TocTrackMode? Mode(string word) => Value(Modes, word);

    public static TocSubchannel? Subchannel(string word) => Value(Subchannels, word);

    public static CdTextEncoding? Encoding(string word) => Value(Encodings, word);

    public static TocTextKind? TextKind(string word) => Value(TextKinds, word);

    private static string Word<T>((string Word, T Value)[] words, T value)
        where T : struct, Enum => Array.Find(words, pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Word;

    private static T? Value<T>((string Word, T Value)[] words, string word)
        where T : struct, Enum
    {
        foreach (var (known, value) in words)
            if (known == word)
                return value;
        return null;
    }
}
