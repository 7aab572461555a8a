using System.Collections.Immutable;
using OpenImapi.Formats.RedBook;
using OpenImapi.Formats.Sheets;

namespace OpenImapi.Formats.Tests.Sheets;

internal sealed partial class SheetMaker
{
    public TocFile Toc(int count)
    {
        var languages = Enumerable.Range(0, Number(0, 4)).Select(i => new TocLanguage(i, (CdTextLanguage)Number(0, 256))).ToImmutableArray();
        return new()
        {
            Kind = Chance(70) ? Any<TocKind>() : null,
            Catalog = Catalog(),
            Languages = languages,
            Texts = [.. languages.Select(language => Items(language.Number, TocTextKind.SizeInfo) with { Encoding = Chance(50) ? Any<CdTextEncoding>() : null })],
            Tracks = [.. Enumerable.Range(0, count).Select(_ => TocTrack(languages))],
        };
    }

    private TocTrack TocTrack(ImmutableArray<TocLanguage> languages)
    {
        var mode = Any<TocTrackMode>();
        var isAudio = mode == TocTrackMode.Audio;
        var parts = Enumerable.Range(0, Number(1, 4)).Select(_ => isAudio ? AudioPart() : DataPart()).ToList();
        if (Chance(30))
            parts.Insert(0, new TocPregap(Blocks()));
        else if (Chance(50))
            parts.Insert(Number(0, parts.Count), new TocStart(Chance(50) ? Blocks() : null));
        if (Chance(20))
            parts.Add(new TocEnd(Chance(50) ? Blocks() : null));
        return new(mode, isAudio ? TocSubchannel.None : Any<TocSubchannel>())
        {
            Flags = Flags() & TrackFlags.InControl,
            Isrc = Code(),
            Texts = Chance(50) ? [.. languages.Select(language => Items(language.Number, TocTextKind.Message))] : [],
            Parts = [.. parts],
            Indexes = [.. Enumerable.Range(1, Chance(20) ? Number(0, 98) : 0).Select(i => new BlockCount(i * 75))],
        };
    }

    private TocText Items(int number, TocTextKind last) => new(number)
    {
        Items = [.. Enumerable.Range(0, (int)last + 1).Where(_ => Chance(50)).Select(kind => Chance(80)
            ? new TocTextItem((TocTextKind)kind, Word() + "\t\n\u0001")
            : new TocTextItem((TocTextKind)kind, "", new ByteString([.. Enumerable.Range(0, Number(0, 40)).Select(_ => (byte)Number(0, 256))])))],
    };

    private TocLength Length() => Chance(50) ? TocLength.Of(new BlockCount(Number(1, 100_000))) : TocLength.Of(new SampleCount(Number(1, 100_000_000)));

    private TocPart AudioPart() => Chance(20)
        ? new TocSilence(Length())
        : new TocAudioFile(Word() + ".wav", Length(), Chance(50) ? Length() : null) { IsSwapped = Chance(50), Offset = Chance(50) ? Number(1, 1000) : 0 };

    private TocPart DataPart() => Chance(20)
        ? new TocZero(Length()) { Mode = Chance(30) ? Any<TocTrackMode>() : null, Subchannel = Chance(30) ? TocSubchannel.Raw : null }
        : new TocDataFile(Word() + ".bin", Chance(50) ? Length() : null) { Offset = Chance(50) ? Number(1, 1000) : 0 };
}
