namespace OpenImapi.Formats.RedBook;

/// <summary>Reads the texts of one type: that of the disc and those of its tracks, which follow each other through the packs.</summary>
internal sealed class CdTextRunDecoder(CdTextPackType type, CdTextEncoding encoding, int first, int last, FaultList faults)
{
    /// <summary>The top bit of ID2 is reserved.</summary>
    private const int TrackMask = 0x7F;

    private readonly SortedDictionary<int, string> texts = [];
    private readonly List<byte> open = [];
    private int track;
    private bool secondZero;

    public SortedDictionary<int, string> Read(IReadOnlyList<PlacedPack> packs)
    {
        PlacedPack? before = null;
        foreach (var placed in packs)
        {
            if (before is not { } previous || previous.Pack.Sequence + 1 != placed.Pack.Sequence || !IsExpected(placed.Pack.Track & TrackMask))
                Resume(placed);
            ReadPack(placed);
            before = placed;
        }

        if (open.Count > 0 && before is { } end)
        {
            faults.Add(end.Offset, "text", $"the {type} of {NameOf(track)} has no end");
            Close();
        }

        return texts;
    }

    /// <summary>True for the track of the next byte: that which is open, or that whose end lacks its second zero.</summary>
    private bool IsExpected(int named) => named == track || (secondZero && (named == track - 1 || named == 0));

    private static string NameOf(int track) => track == 0 ? "the disc" : $"track {track}";

    /// <summary>Begins at the track that the pack names, because packs are missing or their writer leaves gaps between texts.</summary>
    private void Resume(PlacedPack placed)
    {
        if (open.Count > 0)
        {
            faults.Add(placed.Offset, "text", $"the {type} of {NameOf(track)} breaks off");
            Close();
        }

        track = placed.Pack.Track & TrackMask;
        secondZero = false;
        if (placed.Pack.CharactersBefore > 0)
            faults.Add(placed.Offset, "text", $"the {type} of {NameOf(track)} lacks its beginning");
    }

    /// <summary>
    /// A zero ends a text, and where characters take two bytes so does the zero after it. Taking the two one by one also reads what
    /// writers make who mix characters of one byte among those of two.
    /// </summary>
    private void ReadPack(PlacedPack placed)
    {
        foreach (var value in placed.Pack.Text.Span)
        {
            if (value != 0)
            {
                open.Add(value);
            }
            else if (!secondZero)
            {
                Close();
                secondZero = placed.Pack.IsDoubleByte;
                continue;
            }

            secondZero = false;
        }
    }

    /// <summary>Ends the text of a track; the next belongs to the next track. Zeros after the last one are filling.</summary>
    private void Close()
    {
        var text = Text();
        if (text.Length > 0 && track != 0 && (track < first || track > last))
            faults.Add(0, "ID2, track number", $"a {type} belongs to {NameOf(track)}, which the block does not have");
        else if (text.Length > 0 || !texts.ContainsKey(track))
            texts[track] = text;
        open.Clear();
        track = track == 0 ? first : track + 1;
    }

    private string Text()
    {
        var bytes = open.ToArray();
        var repeats = bytes is [CdTextRun.Tab] or [CdTextRun.Tab, CdTextRun.Tab] && track != 0;
        return repeats ? texts.GetValueOrDefault(track == first ? 0 : track - 1, "") : CdTextCharacters.Decode(bytes, encoding);
    }
}
