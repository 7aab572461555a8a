namespace OpenImapi.Formats.RedBook;

/// <summary>All texts of one type in a block: that of the disc and those of its tracks, one after the other.</summary>
internal sealed class CdTextRun
{
    /// <summary>Stands for the text of the track before.</summary>
    public const byte Tab = 0x09;

    private readonly CdTextEncoding encoding;
    private readonly int characterSize;

    public CdTextRun(CdTextPackType type, CdTextEncoding encoding, IEnumerable<string> texts)
    {
        (Type, this.encoding) = (type, encoding);
        characterSize = encoding == CdTextEncoding.ShiftJis ? 2 : 1;
        Texts = [.. texts.Select(text => new Text(text, CdTextCharacters.Encode(text, encoding)))];
    }

    public CdTextPackType Type { get; }

    /// <summary>The track of the second text; the first is that of the disc.</summary>
    public int FirstTrack { get; init; } = 1;

    /// <summary>Binary bytes before the first text.</summary>
    public byte[] Prefix { get; init; } = [];

    /// <summary>False for numbers and codes, which mean nothing when they are cut.</summary>
    public bool MayChange { get; init; }

    public List<Text> Texts { get; }

    public int PackCount => (Prefix.Length + Texts.Sum(text => text.Bytes.Length + characterSize) + CdTextPack.TextLength - 1) / CdTextPack.TextLength;

    /// <summary>One text, as it was written and as it will be recorded.</summary>
    public sealed class Text(string written, CdTextCharacters.Encoded encoded)
    {
        public string Written => written;

        public byte[] Bytes { get; set; } = encoded.Bytes;

        public IReadOnlyCollection<CdTextChange> Changes => encoded.Changes;

        public bool IsShortened { get; set; }

        public bool IsRepeated { get; set; }
    }

    /// <summary>Cuts every text so that it takes so many bytes with its end.</summary>
    public void Cut(int limit)
    {
        var most = Math.Max(0, (limit / characterSize - 1) * characterSize);
        foreach (var text in Texts.Where(text => text.Bytes.Length > most && !text.IsRepeated))
            (text.Bytes, text.IsShortened) = (text.Bytes[..most], true);
    }

    /// <summary>Writes a tab for a track's text that is the same as that of the track before it.</summary>
    public void RepeatByTab()
    {
        for (var i = Texts.Count - 1; i > 1; i--)
            if (Texts[i].Bytes.Length > characterSize && Texts[i].Bytes.AsSpan().SequenceEqual(Texts[i - 1].Bytes))
                (Texts[i].Bytes, Texts[i].IsRepeated) = ([.. Enumerable.Repeat(Tab, characterSize)], true);
    }

    public void Report(int block, CdTextReport report)
    {
        for (var i = 0; i < Texts.Count; i++)
        {
            var text = Texts[i];
            var recorded = Texts[Texts.FindLastIndex(i, text => !text.IsRepeated)].Bytes;
            foreach (var change in text.IsShortened ? text.Changes.Append(CdTextChange.Shortened) : text.Changes)
                report.Add(new(change, block, Type, TrackOf(i), text.Written, CdTextCharacters.Decode(recorded, encoding)));
        }
    }

    private int TrackOf(int text) => text == 0 ? 0 : FirstTrack + text - 1;

    /// <summary>The packs without sequence number and check bits.</summary>
    public IEnumerable<CdTextPack> Packs(int block)
    {
        var bytes = new List<byte>(Prefix);
        var owners = new List<(int Track, int Before)>(Enumerable.Range(0, Prefix.Length).Select(i => (0, i)));
        for (var i = 0; i < Texts.Count; i++)
        {
            var before = i == 0 ? Prefix.Length : 0;
            var length = Texts[i].Bytes.Length + characterSize;
            bytes.AddRange(Texts[i].Bytes);
            bytes.AddRange(Enumerable.Repeat((byte)0, characterSize));
            owners.AddRange(Enumerable.Range(0, length).Select(at => (TrackOf(i), before + at / characterSize)));
        }

        for (var at = 0; at < bytes.Count; at += CdTextPack.TextLength)
        {
            var text = new byte[CdTextPack.TextLength];
            bytes[at..Math.Min(at + text.Length, bytes.Count)].CopyTo(text);
            yield return new((byte)Type, (byte)owners[at].Track, 0, CdTextPack.PositionOf(block, characterSize == 2, owners[at].Before), new(text.AsSpan()), 0);
        }
    }
}
