namespace OpenImapi.Formats.RedBook;

/// <summary>CRC-32 of samples as rippers print it in their logs, with and without null samples; taken up block by block.</summary>
[Clause(Standard.AccurateRip, "copy CRC")]
public sealed class RipCrc
{
    /// <summary>x^32 + x^26 + x^23 + x^22 + x^16 + x^12 + x^11 + x^10 + x^8 + x^7 + x^5 + x^4 + x^2 + x + 1, bit-reversed.</summary>
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    private uint all = uint.MaxValue;
    private uint sounding = uint.MaxValue;

    /// <summary>Over every byte.</summary>
    public uint Value => ~all;

    /// <summary>Without the 16-bit values, left or right, that are zero: silence before and after the music does not change it.</summary>
    public uint ValueWithoutNulls => ~sounding;

    /// <summary>Takes up the next samples: whole 16-bit values.</summary>
    public void Append(ReadOnlySpan<byte> samples)
    {
        if (samples.Length % sizeof(short) != 0)
            throw new ArgumentException($"{samples.Length} bytes are no whole number of 16-bit values.", nameof(samples));
        for (var i = 0; i < samples.Length; i += sizeof(short))
        {
            var (low, high) = (samples[i], samples[i + 1]);
            all = Next(Next(all, low), high);
            if ((low | high) != 0)
                sounding = Next(Next(sounding, low), high);
        }
    }

    private static uint Next(uint check, byte value) => check >> 8 ^ Table[(byte)check ^ value];

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            table[i] = i;
            for (var bit = 0; bit < 8; bit++)
                table[i] = table[i] >> 1 ^ ((table[i] & 1) != 0 ? Polynomial : 0);
        }

        return table;
    }
}
