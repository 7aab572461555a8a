using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace OpenImapi.Formats.RedBook;

/// <summary>Sectors on the disc are added to a fixed stream of bits, so that no run of equal bits disturbs the reading. The same step takes it off again.</summary>
[Clause(Standard.Ecma130, "Annex B")]
public static class Scrambler
{
    /// <summary>The synchronisation field is not scrambled.</summary>
    private const int First = 12;

    private static readonly byte[] Stream = MakeStream();

    /// <summary>Scrambles a sector of 2,352 bytes in place, or takes the scrambling off.</summary>
    public static void Apply(Span<byte> sector)
    {
        var scrambled = sector[First..BlockSizes.Raw];
        var stream = Stream.AsSpan();
        var words = MemoryMarshal.Cast<byte, Vector128<byte>>(scrambled);
        var keys = MemoryMarshal.Cast<byte, Vector128<byte>>(stream);
        for (var i = 0; i < words.Length; i++)
            words[i] ^= keys[i];
        for (var i = words.Length * Vector128<byte>.Count; i < scrambled.Length; i++)
            scrambled[i] ^= stream[i];
    }

    /// <summary>A register of 15 bits, x^15 + x + 1, that starts at 1; its lowest bit is the stream, least significant bit of every byte first.</summary>
    private static byte[] MakeStream()
    {
        var stream = new byte[BlockSizes.Raw - First];
        var register = 1;
        for (var bit = 0; bit < stream.Length * 8; bit++)
        {
            stream[bit >> 3] |= (byte)((register & 1) << (bit & 7));
            register = register >> 1 | ((register ^ register >> 1) & 1) << 14;
        }

        return stream;
    }
}
