using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Sheets;

/// <summary>Reads CD_TEXT of the disc and of tracks; the encodings of the disc's blocks hold for the tracks too.</summary>
internal sealed class TocTextParser(TocReader reader, SheetFaults faults)
{
    private const int MostBytes = 256 * CdTextPack.TextLength;
    private readonly CdTextEncoding[] encodings = new CdTextEncoding[8];

    public (ImmutableArray<TocLanguage> Languages, ImmutableArray<TocText> Texts) ReadDisc()
    {
        reader.Mark("{");
        var languages = reader.TakeWord("LANGUAGE_MAP") ? ReadLanguages() : [];
        return (languages, ReadBlocks(isTrack: false));
    }

    public ImmutableArray<TocText> ReadTrack()
    {
        reader.Mark("{");
        return ReadBlocks(isTrack: true);
    }

    private ImmutableArray<TocLanguage> ReadLanguages()
    {
        var languages = ImmutableArray.CreateBuilder<TocLanguage>();
        reader.Mark("{");
        while (!reader.TakeMark("}"))
        {
            var line = reader.Peek.Line;
            var number = reader.Number("the number of a language", most: 7);
            reader.Mark(":");
            var code = reader.TakeWord("EN") ? (int)CdTextLanguage.English : reader.Number("the code of a language", most: 255);
            if (languages.Any(language => language.Number == number))
                faults.Report(line, $"A second language {number} is left out.");
            else
                languages.Add(new(number, (CdTextLanguage)code));
        }

        return languages.ToImmutable();
    }

    private ImmutableArray<TocText> ReadBlocks(bool isTrack)
    {
        var blocks = ImmutableArray.CreateBuilder<TocText>();
        while (!reader.TakeMark("}"))
        {
            var line = reader.Peek.Line;
            if (!reader.TakeWord("LANGUAGE"))
                throw reader.Unexpected("LANGUAGE or '}'");
            var number = reader.Number("the number of a language", most: 7);
            if (blocks.Any(block => block.Number == number))
                throw faults.Refusal(line, $"LANGUAGE {number} stands there twice.");
            blocks.Add(ReadBlock(number, isTrack));
        }

        return blocks.ToImmutable();
    }

    private TocText ReadBlock(int number, bool isTrack)
    {
        reader.Mark("{");
        var said = TocWords.Encoding(reader.PeekWord);
        if (said is not null)
            reader.Take();
        var encoding = said ?? encodings[number];
        if (!isTrack)
            encodings[number] = encoding;
        var items = ImmutableArray.CreateBuilder<TocTextItem>();
        while (!reader.TakeMark("}"))
        {
            var word = reader.Take();
            var kind = (word.Kind == TocTokenKind.Word ? TocWords.TextKind(word.Text) : null) ?? throw faults.Refusal(word.Line, $"{word} is no item of CD-TEXT.");
            if (isTrack && kind is >= TocTextKind.DiscId and <= TocTextKind.TocInfo2 or TocTextKind.SizeInfo)
                faults.Report(word.Line, $"{word.Text} is for the disc, and stands in a track.");
            if (items.Any(item => item.Kind == kind))
                faults.Report(word.Line, $"A second {word.Text} is kept, and the first one counts.");
            items.Add(reader.TakeMark("{") ? new(kind, "", ReadBytes()) : new(kind, TocStrings.Decode(reader.String(word.Text), encoding)));
        }

        return new(number) { Encoding = said, Items = items.ToImmutable() };
    }

    private ByteString ReadBytes()
    {
        var bytes = new List<byte>();
        while (!reader.TakeMark("}"))
        {
            if (bytes.Count > 0)
                reader.Mark(",");
            if (bytes.Count == MostBytes)
                throw faults.Refusal(reader.Peek.Line, $"An item of CD-TEXT has at most {MostBytes} bytes.");
            bytes.Add((byte)reader.Number("a byte", most: 255));
        }

        return new([.. bytes]);
    }
}
