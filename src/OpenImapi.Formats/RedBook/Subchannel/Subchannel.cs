using System.Buffers.Binary;

namespace OpenImapi.Formats.RedBook;

/// <summary>The 96 bytes of sub-channels P to W beside one block, in their two orders.</summary>
/// <remarks>
/// <em>Interleaved</em>, as on the disc: byte n holds bit n of every channel, P on top. <em>Packed</em>: 12 bytes of P, 12 of Q, and so on to W.
/// </remarks>
[Clause(Standard.Iec60908, "17.3")]
public static class Subchannel
{
    /// <summary>Bytes beside one block.</summary>
    public const int Length = Channels * ChannelLength;

    /// <summary>Bytes of one channel beside one block.</summary>
    public const int ChannelLength = 12;

    /// <summary>CD-TEXT packs that channels R to W carry beside one block.</summary>
    public const int TextPacks = 4;

    private const int Channels = 8;
    private const int TextLength = TextPacks * CdTextPack.Length;
    private const byte ChannelsRToW = 0x3F;

    /// <summary>Packed to interleaved, 96 bytes each.</summary>
    public static void Interleave(ReadOnlySpan<byte> packed, Span<byte> interleaved)
    {
        Span<byte> eight = stackalloc byte[Channels];
        for (var i = 0; i < ChannelLength; i++)
        {
            for (var channel = 0; channel < Channels; channel++)
                eight[channel] = packed[channel * ChannelLength + i];
            BinaryPrimitives.WriteUInt64BigEndian(interleaved[(i * Channels)..], Transpose(BinaryPrimitives.ReadUInt64BigEndian(eight)));
        }
    }

    /// <summary>Interleaved to packed, 96 bytes each.</summary>
    public static void Deinterleave(ReadOnlySpan<byte> interleaved, Span<byte> packed)
    {
        Span<byte> eight = stackalloc byte[Channels];
        for (var i = 0; i < ChannelLength; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(eight, Transpose(BinaryPrimitives.ReadUInt64BigEndian(interleaved[(i * Channels)..])));
            for (var channel = 0; channel < Channels; channel++)
                packed[channel * ChannelLength + i] = eight[channel];
        }
    }

    /// <summary>Puts 72 bytes, four CD-TEXT packs, as 96 symbols of six bits into channels R to W; P and Q stay.</summary>
    public static void WriteText(ReadOnlySpan<byte> packs, Span<byte> interleaved)
    {
        for (int from = 0, to = 0; from < TextLength; from += 3, to += 4)
        {
            var bits = packs[from] << 16 | packs[from + 1] << 8 | packs[from + 2];
            for (var i = 0; i < 4; i++)
                interleaved[to + i] = (byte)(interleaved[to + i] & ~ChannelsRToW | bits >> (18 - 6 * i) & ChannelsRToW);
        }
    }

    /// <summary>Takes 72 bytes, four CD-TEXT packs, out of channels R to W.</summary>
    public static void ReadText(ReadOnlySpan<byte> interleaved, Span<byte> packs)
    {
        for (int from = 0, to = 0; to < TextLength; from += 4, to += 3)
        {
            var bits = 0;
            for (var i = 0; i < 4; i++)
                bits = bits << 6 | interleaved[from + i] & ChannelsRToW;
            (packs[to], packs[to + 1], packs[to + 2]) = ((byte)(bits >> 16), (byte)(bits >> 8), (byte)bits);
        }
    }

    /// <summary>Takes the 12 bytes of Q out of 96 interleaved ones.</summary>
    public static void ReadQ(ReadOnlySpan<byte> interleaved, Span<byte> q)
    {
        q[..ChannelLength].Clear();
        for (var i = 0; i < Length; i++)
            q[i >> 3] |= (byte)((interleaved[i] >> 6 & 1) << (7 - (i & 7)));
    }

    /// <summary>Turns a matrix of 8 by 8 bits about its diagonal, by blocks of 1, 2 and 4.</summary>
    private static ulong Transpose(ulong bits)
    {
        var change = (bits ^ bits >> 7) & 0x00AA00AA00AA00AA;
        bits ^= change ^ change << 7;
        change = (bits ^ bits >> 14) & 0x0000CCCC0000CCCC;
        bits ^= change ^ change << 14;
        change = (bits ^ bits >> 28) & 0x00000000F0F0F0F0;
        return bits ^ change ^ change << 28;
    }
}
