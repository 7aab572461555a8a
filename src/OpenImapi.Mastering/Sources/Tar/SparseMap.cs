using System.Globalization;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>Reads where the data of a file with holes lie, in the four ways that GNU tar has written it.</summary>
internal sealed class SparseMap(ArchiveFile file, long start, long length)
{
    private readonly List<(long Offset, long Length)> pieces = [];

    /// <summary>Bytes of blocks between the header and the data that are not counted in the entry's length.</summary>
    public long HeaderLength { get; private set; }

    /// <summary>The file's length with its holes.</summary>
    public long RealLength { get; private set; }

    public IReadOnlyList<TarPiece> Pieces { get; private set; } = [];

    /// <summary>Reads the list; nothing where the file has no holes.</summary>
    public SparseMap? Read(in TarHeader header, PaxRecords pax)
    {
        var place = start + TarHeader.Size;
        if (header.Type == 'S')
        {
            RealLength = header.RealLength;
            header.AddPieces(pieces);
            for (var more = header.HasMorePieces; more; HeaderLength += TarHeader.Size)
                more = TarHeader.AddMorePieces(BlockAt(place + HeaderLength), pieces);
            place += HeaderLength;
        }
        else if (pax.Number("GNU.sparse.major") == 1)
        {
            RealLength = pax.Number("GNU.sparse.realsize") ?? -1;
            place += ReadMap(place);
        }
        else if (pax.Number("GNU.sparse.size") is { } real)
        {
            RealLength = real;
            pieces.AddRange(pax.Text("GNU.sparse.map") is { } map ? Pairs(map.Split(',')) : pax.Pieces);
        }
        else
        {
            return null;
        }

        Pieces = Placed(place, start + TarHeader.Size + HeaderLength + length);
        return this;
    }

    /// <summary>Format 1.0: decimal numbers in lines at the start of the data, filled up to whole blocks.</summary>
    private long ReadMap(long place)
    {
        var numbers = new List<long>();
        var (used, digits) = (0L, new StringBuilder());
        var wanted = 1L;
        while (numbers.Count < wanted)
        {
            foreach (var each in BlockAt(place + used))
            {
                if (each != (byte)'\n')
                    digits.Append((char)each);
                else if (numbers.Count < wanted)
                {
                    numbers.Add(NumberOf(digits.ToString()));
                    digits.Clear();
                    wanted = 1 + 2 * numbers[0];
                }
            }

            if ((used += TarHeader.Size) > length)
                throw Wrong();
        }

        for (var i = 1; i < numbers.Count; i += 2)
            pieces.Add((numbers[i], numbers[i + 1]));
        return used;
    }

    private List<TarPiece> Placed(long place, long end)
    {
        var (placed, reached) = (new List<TarPiece>(pieces.Count), 0L);
        foreach (var (offset, count) in pieces)
        {
            if (offset < reached || count < 0 || count > RealLength - offset || count > end - place)
                throw Wrong();
            if (count > 0)
                placed.Add(new(offset, place, count));
            (reached, place) = (offset + count, place + count);
        }

        return RealLength >= 0 ? placed : throw Wrong();
    }

    private IEnumerable<(long Offset, long Length)> Pairs(string[] numbers)
    {
        if (numbers.Length % 2 != 0)
            throw Wrong();
        for (var i = 0; i < numbers.Length; i += 2)
            yield return (NumberOf(numbers[i]), NumberOf(numbers[i + 1]));
    }

    private ReadOnlySpan<byte> BlockAt(long place) => file.Block(place) is { IsEmpty: false } block ? block : throw Wrong();

    private long NumberOf(string digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue / 4 ? number : throw Wrong();

    private Formats.DiscException Wrong() => file.Unreadable($"the list of pieces of the entry at its byte {start} is wrong");
}
