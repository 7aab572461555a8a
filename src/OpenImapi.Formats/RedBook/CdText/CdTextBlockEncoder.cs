namespace OpenImapi.Formats.RedBook;

/// <summary>Turns the texts of one language into packs. First everything is measured and, where it must be, shortened; then it is written.</summary>
internal sealed class CdTextBlockEncoder
{
    /// <summary>Packs that are left for texts beside the size information.</summary>
    private const int MaximumTextPacks = CdText.MaximumPacks - CdTextSizeInformation.Packs;

    private static readonly CdTextPackType[] Types =
    [
        CdTextPackType.Title, CdTextPackType.Performer, CdTextPackType.Songwriter, CdTextPackType.Composer, CdTextPackType.Arranger,
        CdTextPackType.Message, CdTextPackType.DiscId, CdTextPackType.Genre, CdTextPackType.ClosedInformation, CdTextPackType.Code,
    ];

    private readonly CdTextBlock block;
    private readonly int number;
    private readonly List<CdTextRun> runs;

    public CdTextBlockEncoder(CdTextBlock block, int number, CdTextReport report)
    {
        (this.block, this.number) = (block, number);
        runs = [.. Types.Select(MakeRun).Where(run => run.Texts.Exists(text => text.Written.Length > 0) || run.Prefix.Length > 0)];
        Shorten();
        foreach (var run in runs)
            run.Report(number, report);
    }

    public bool IsEmpty => runs.Count == 0;

    private int LastSequence => Math.Max(0, runs.Sum(run => run.PackCount) + CdTextSizeInformation.Packs - 1);

    private CdTextRun MakeRun(CdTextPackType type) => type switch
    {
        CdTextPackType.DiscId => new(type, CdTextEncoding.Ascii, [block.DiscId]),
        CdTextPackType.Genre => new(type, CdTextEncoding.Ascii, [block.Genre])
        {
            Prefix = block.GenreCode != 0 || block.Genre.Length > 0 ? [(byte)(block.GenreCode >> 8), (byte)block.GenreCode] : [],
        },
        CdTextPackType.ClosedInformation => new(type, CdTextEncoding.Latin1, [block.ClosedInformation]),
        CdTextPackType.Code => new(type, CdTextEncoding.Ascii, Texts(type)) { FirstTrack = block.FirstTrack },
        _ => new(type, block.Encoding, Texts(type)) { FirstTrack = block.FirstTrack, MayChange = true },
    };

    private IEnumerable<string> Texts(CdTextPackType type) => block.Tracks.Select(track => track[type]).Prepend(block.Disc[type]);

    /// <summary>A long text is cut to the recommended length. A block that is still too long first repeats equal texts by a tab, then loses the ends of its longest texts.</summary>
    private void Shorten()
    {
        foreach (var run in runs)
            run.Cut(CdText.MaximumText);
        if (Packs() > MaximumTextPacks)
            runs.ForEach(run => run.RepeatByTab());
        for (var limit = CdText.MaximumText - 1; Packs() > MaximumTextPacks; limit--)
            foreach (var run in runs.Where(run => run.MayChange))
                run.Cut(limit);
    }

    private int Packs() => runs.Sum(run => run.PackCount);

    /// <summary>All packs of the block, the size information last.</summary>
    /// <param name="all">Every block of the disc: each names the length and language of all.</param>
    public IEnumerable<CdTextPack> Packs(IReadOnlyList<CdTextBlockEncoder> all)
    {
        var sequence = 0;
        foreach (var run in runs)
            foreach (var pack in run.Packs(number))
                yield return (pack with { Sequence = (byte)sequence++ }).WithCrc();
        var size = new byte[CdTextSizeInformation.Length];
        Structure.Write(Size(all), size);
        for (var i = 0; i < CdTextSizeInformation.Packs; i++)
        {
            ByteString part = size[(i * CdTextPack.TextLength)..((i + 1) * CdTextPack.TextLength)].AsSpan();
            yield return new CdTextPack((byte)CdTextPackType.SizeInformation, (byte)i, (byte)sequence++, CdTextPack.PositionOf(number, false, 0), part, 0).WithCrc();
        }
    }

    private CdTextSizeInformation Size(IReadOnlyList<CdTextBlockEncoder> all)
    {
        byte[] counts = new byte[16], last = new byte[CdText.MaximumBlocks], languages = new byte[CdText.MaximumBlocks];
        foreach (var run in runs)
            counts[(byte)run.Type & 0xF] = (byte)run.PackCount;
        counts[^1] = CdTextSizeInformation.Packs;
        foreach (var other in all)
            (last[other.number], languages[other.number]) = ((byte)other.LastSequence, (byte)other.block.Language);
        var lastTrack = block.FirstTrack + Math.Max(block.Tracks.Length, 1) - 1;
        return new(block.Encoding, (byte)block.FirstTrack, (byte)lastTrack, block.CopyFlags, new(counts), new(last), new(languages));
    }
}
