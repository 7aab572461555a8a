using System.Buffers.Binary;

namespace OpenImapi.Mastering;

/// <summary>
/// One header block of a tar archive (POSIX.1-2017, pax, "ustar Interchange Format"; and what GNU tar and star do otherwise): 512 bytes.
/// </summary>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    public const int Size = 512;

    private const int ChecksumStart = 148;
    private const int ChecksumLength = 8;
    private readonly ReadOnlySpan<byte> block = block;

    /// <summary>What the entry is: a letter or a digit; a zero byte is a file.</summary>
    public char Type => (char)block[156];

    /// <summary>The bytes are the checksum's sum; some old programs took bytes for signed numbers.</summary>
    public bool IsValid
    {
        get
        {
            var (sum, signed) = (0, 0);
            for (var at = 0; at < Size; at++)
            {
                var value = at is >= ChecksumStart and < ChecksumStart + ChecksumLength ? (byte)' ' : block[at];
                (sum, signed) = (sum + value, signed + (sbyte)value);
            }

            return TryNumber(ChecksumStart, ChecksumLength, out var told) && (told == sum || told == signed);
        }
    }

    /// <summary>Nothing but zeros: the archive ends here.</summary>
    public bool IsEnd => !block.ContainsAnyExcept((byte)0);

    /// <summary>The name; of ustar with what stands before its last part.</summary>
    public byte[] Name
    {
        get
        {
            var name = Text(0, 100);
            if (!block.Slice(257, 6).SequenceEqual("ustar\0"u8))
                return name.ToArray();
            var prefix = Text(345, block.Slice(508, 4).SequenceEqual("tar\0"u8) ? 131 : 155);
            return prefix.IsEmpty ? name.ToArray() : [.. prefix, (byte)'/', .. name];
        }
    }

    public ReadOnlySpan<byte> LinkName => Text(157, 100);

    public long Mode => Number(100, 8);

    public long UserId => Number(108, 8);

    public long GroupId => Number(116, 8);

    public long Length => Number(124, 12);

    /// <summary>Seconds since 1970.</summary>
    public long ModifiedAt => Number(136, 12);

    public long DeviceMajor => Number(329, 8);

    public long DeviceMinor => Number(337, 8);

    /// <summary>Whether GNU's form is followed, in which a file can have holes.</summary>
    public bool IsGnu => block.Slice(257, 6).SequenceEqual("ustar "u8);

    /// <summary>The length with its holes of a file of type S.</summary>
    public long RealLength => Number(483, 12);

    /// <summary>Whether the next block goes on with the list of a file's pieces.</summary>
    public bool HasMorePieces => block[482] != 0;

    /// <summary>The pieces of a file of type S that stand in its header.</summary>
    public void AddPieces(List<(long Offset, long Length)> pieces) => AddPieces(block.Slice(386, 4 * 24), pieces);

    /// <summary>The pieces in a block that goes on with the list; true where yet another does.</summary>
    public static bool AddMorePieces(ReadOnlySpan<byte> block, List<(long Offset, long Length)> pieces)
    {
        AddPieces(block[..(21 * 24)], pieces);
        return block[504] != 0;
    }

    private static void AddPieces(ReadOnlySpan<byte> list, List<(long Offset, long Length)> pieces)
    {
        for (; !list.IsEmpty && list[0] != 0; list = list[24..])
            pieces.Add((TryNumber(list[..12], out var offset) ? offset : -1, TryNumber(list[12..24], out var length) ? length : -1));
    }

    private ReadOnlySpan<byte> Text(int start, int length)
    {
        var text = block.Slice(start, length);
        return text.IndexOf((byte)0) is var end and >= 0 ? text[..end] : text;
    }

    private long Number(int start, int length) => TryNumber(start, length, out var number) ? number : -1;

    private bool TryNumber(int start, int length, out long number) => TryNumber(block.Slice(start, length), out number);

    /// <summary>Octal digits between blanks and zero bytes; or, where the first bit is set, a binary number, the highest byte first.</summary>
    private static bool TryNumber(ReadOnlySpan<byte> field, out long number)
    {
        number = 0;
        if ((field[0] & 0x80) != 0)
        {
            var low = BinaryPrimitives.ReadInt64BigEndian(field.Length >= 8 ? field[^8..] : default);
            if (field.Length == 8)
                low = low << 8 >> 8;
            number = field.Length == 8 && (field[0] & 0x40) == 0 ? low & 0x00FF_FFFF_FFFF_FFFF : low;
            return true;
        }

        var digits = field.Trim(" \0"u8);
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
                return false;
            number = number << 3 | (long)(digit - '0');
        }

        return true;
    }
}
