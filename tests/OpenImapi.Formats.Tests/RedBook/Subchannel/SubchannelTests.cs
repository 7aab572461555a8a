using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>The order of the bits beside a block, worked out bit by bit.</summary>
public class SubchannelTests
{
    private static byte[] Bytes(int length, int seed) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * i * 31 + i * seed + (seed >> 2)))];

    [Fact]
    public void Byte_n_on_the_disc_holds_bit_n_of_every_channel_P_on_top()
    {
        var packed = Bytes(96, 41);
        var interleaved = new byte[96];
        Subchannel.Interleave(packed, interleaved);
        for (var n = 0; n < 96; n++)
            for (var channel = 0; channel < 8; channel++)
                Assert.Equal(packed[channel * 12 + n / 8] >> (7 - n % 8) & 1, interleaved[n] >> (7 - channel) & 1);
        var back = new byte[96];
        Subchannel.Deinterleave(interleaved, back);
        Assert.Equal(packed, back);
    }

    [Fact]
    public void Q_is_found_without_the_others()
    {
        var packed = Bytes(96, 7);
        var (interleaved, q) = (new byte[96], new byte[12]);
        Subchannel.Interleave(packed, interleaved);
        Subchannel.ReadQ(interleaved, q);
        Assert.Equal(packed[12..24], q);
    }

    [Fact]
    public void Four_packs_are_96_symbols_of_six_bits_in_R_to_W()
    {
        var packs = Bytes(72, 99);
        var interleaved = Bytes(96, 3);
        var before = interleaved.ToArray();
        Subchannel.WriteText(packs, interleaved);
        for (var bit = 0; bit < 576; bit++)
            Assert.Equal(packs[bit / 8] >> (7 - bit % 8) & 1, interleaved[bit / 6] >> (5 - bit % 6) & 1);
        Assert.Equal(before.Select(value => value & 0xC0), interleaved.Select(value => value & 0xC0));
        var back = new byte[72];
        Subchannel.ReadText(interleaved, back);
        Assert.Equal(packs, back);
    }
}
