using System.Collections.Immutable;

namespace OpenImapi.Formats.RedBook;

/// <summary>Reads the texts of one block out of its packs.</summary>
internal sealed class CdTextBlockDecoder(int number, IList<PlacedPack> packs, CdTextSizeInformation? size, FaultList faults)
{
    private const int LastPossibleTrack = 99;

    private static readonly CdTextPackType[] TrackTypes =
    [
        CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer, CdTextPackType.Arranger,
        CdTextPackType.Message, CdTextPackType.Code,
    ];

    public CdTextBlock Read()
    {
        CheckSequence();
        CheckCounts();
        var encoding = ReadEncoding();
        var (first, last) = Tracks();
        var texts = TrackTypes.ToDictionary(type => type, type => Texts(type, EncodingOf(type, encoding), first, last ?? LastPossibleTrack));
        var end = last ?? texts.Values.SelectMany(run => run).Where(text => text.Value.Length > 0).Select(text => text.Key).Append(first).Max();
        var genre = PacksOf(CdTextPackType.Genre);
        return new()
        {
            Encoding = encoding,
            FirstTrack = first,
            Disc = Fields(texts, 0),
            Tracks = [.. Enumerable.Range(first, end - first + 1).Select(track => Fields(texts, track))],
            DiscId = Text(CdTextPackType.DiscId, PacksOf(CdTextPackType.DiscId)),
            GenreCode = genre.Count > 0 ? genre[0].Pack.Text.Span[0] << 8 | genre[0].Pack.Text.Span[1] : 0,
            Genre = Text(CdTextPackType.Genre, WithoutCode(genre)),
            ClosedInformation = Text(CdTextPackType.ClosedInformation, PacksOf(CdTextPackType.ClosedInformation)),
            CopyFlags = size?.CopyFlags ?? 0,
        };
    }

    private List<PlacedPack> PacksOf(CdTextPackType type) => [.. packs.Where(placed => placed.Pack.Type == (byte)type)];

    private static CdTextFields Fields(Dictionary<CdTextPackType, SortedDictionary<int, string>> texts, int track) =>
        texts.Aggregate(CdTextFields.None, (fields, pair) => pair.Value.TryGetValue(track, out var text) ? fields.With(pair.Key, text) : fields);

    private void CheckSequence()
    {
        var expected = 0;
        foreach (var (pack, offset) in packs)
        {
            if (pack.Sequence != expected)
                faults.Add(offset, "ID3, sequence number", $"packs {expected} to {pack.Sequence - 1} of block {number} are missing");
            expected = pack.Sequence + 1;
        }
    }

    private void CheckCounts()
    {
        if (size is not { } said)
        {
            faults.Add(packs[0].Offset, "size information", $"block {number} has none, or not all of it");
            return;
        }

        for (var i = 0; i < said.PackCounts.Length; i++)
            if (packs.Count(placed => placed.Pack.Type == 0x80 + i) is var count && count != said.PackCounts.Span[i])
                faults.Add(packs[^1].Offset, "size information", $"block {number} shall have {said.PackCounts.Span[i]} packs of type {0x80 + i:X2}h and has {count}");
    }

    private CdTextEncoding ReadEncoding()
    {
        if (size?.Encoding is { } said && Enum.IsDefined(said))
            return said;
        if (size is not null)
            faults.Add(packs[^1].Offset, "character code", $"{(byte)size.Value.Encoding:X2}h is not known; the texts were taken as ISO 8859-1");
        return packs.Any(placed => placed.Pack.IsDoubleByte) ? CdTextEncoding.ShiftJis : CdTextEncoding.Latin1;
    }

    private static CdTextEncoding EncodingOf(CdTextPackType type, CdTextEncoding encoding) => type == CdTextPackType.Code ? CdTextEncoding.Ascii : encoding;

    /// <summary>The tracks that the size information names; without it, the last one is not known.</summary>
    private (int First, int? Last) Tracks()
    {
        if (size is { FirstTrack: >= 1 } said && said.LastTrack >= said.FirstTrack && said.LastTrack <= LastPossibleTrack)
            return (said.FirstTrack, said.LastTrack);
        if (size is not null)
            faults.Add(packs[^1].Offset, "first and last track", $"{size.Value.FirstTrack} to {size.Value.LastTrack} are no tracks");
        return (1, null);
    }

    private SortedDictionary<int, string> Texts(CdTextPackType type, CdTextEncoding encoding, int first, int last) =>
        new CdTextRunDecoder(type, encoding, first, last, faults).Read(PacksOf(type));

    private string Text(CdTextPackType type, List<PlacedPack> run)
    {
        var encoding = type == CdTextPackType.ClosedInformation ? CdTextEncoding.Latin1 : CdTextEncoding.Ascii;
        return new CdTextRunDecoder(type, encoding, 1, 0, faults).Read(run).GetValueOrDefault(0, "");
    }

    /// <summary>Two bytes of code stand before the genre's words; some writers repeat them in every pack.</summary>
    private static List<PlacedPack> WithoutCode(List<PlacedPack> run)
    {
        if (run.Count == 0)
            return run;
        var code = run[0].Pack.Text.Span[..2].ToArray();
        return [.. run.Select((placed, i) => i == 0 || placed.Pack.Text.Span.StartsWith(code) && code[0] < ' '
            ? placed with { Pack = placed.Pack with { Text = placed.Pack.Text.Span[2..] } }
            : placed)];
    }
}
