using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>READ TOC/PMA/ATIP of discs with audio, numbers and texts: MMC-5 6.26.</summary>
public sealed class LeadInTests
{
    private static CdTextPack Pack(ushort crc) => new(0x80, 0, 0, 0, ByteString.Ascii("ABCDEFGHIJKL"), crc);

    private static async Task<Bench> Open(RecorderOptions? options = null, params CdTextPack[] packs)
    {
        var enhanced = PressedLayoutTests.Enhanced;
        var layout = enhanced with { Sessions = [enhanced.Sessions[0] with { CdText = [.. packs] }, enhanced.Sessions[1]] };
        var disc = await Disc.PressAsync(layout, PressedLayoutTests.Source(layout), TestContext.Current.CancellationToken);
        return await Bench.OpenAsync(new VirtualRecorder(disc, options).OpenNexus());
    }

    private static async Task Answers<T>(Bench bench, T command, string bytes)
        where T : struct, ICommand => Assert.Equal(Hex.Plain(bytes), Hex.Of(await bench.Bytes(command)));

    [Fact]
    public async Task Every_session_and_track_has_its_own_control_bits()
    {
        await using var bench = await Open();
        await Answers(bench, new ReadToc(), "0022 01 03  0012 0100 0000004B  0011 0200 00000271  0014 0300 000030ED  0014 AA00 0000322D");
        await Answers(bench, new ReadSessionInfo(), "000A 01 02  0014 0300 000030ED");
        await Answers(bench, new ReadFullToc(), """
            0065 01 02
            01 12 00 A0 000000 00 010000   01 11 00 A1 000000 00 020000   01 11 00 A2 000000 00 001100
            01 12 00 01 000000 00 000300   01 11 00 02 000000 00 000A19
            02 14 00 A0 000000 00 030000   02 14 00 A1 000000 00 030000   02 14 00 A2 000000 00 023514
            02 14 00 03 000000 00 023100
            """);
    }

    [Fact]
    public async Task Text_is_delivered_as_far_as_its_check_bits_are_right()
    {
        var right = Pack(SubchannelCrc.Of([0x80, 0, 0, 0, .. "ABCDEFGHIJKL"u8]));
        await using var bench = await Open(null, right, Pack(0x1234) with { Sequence = 1 });
        await Answers(bench, new ReadCdText(), $"0014 0000 80000000 4142434445464748494A4B4C {right.Crc:X4}");
        await using var none = await Open();
        Assert.Equal(KnownSense.InvalidFieldInCdb, await none.SenseOf(new ReadCdText(), DataDirection.In, new byte[100]));
        await using var without = await Open(new() { CdText = false }, right);
        Assert.Equal(KnownSense.InvalidFieldInCdb, await without.SenseOf(new ReadCdText(), DataDirection.In, new byte[100]));
    }

    [Fact]
    public async Task The_program_memory_area_has_the_tracks_of_an_open_session()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await Answers(bench, new ReadPma(), "0002 0000");
        await bench.WriteTrack(300);
        await Answers(bench, new ReadPma(), "000D 0000  00 14 00 01 000602 00 000200");
        await using var pressed = await Open();
        Assert.Equal(KnownSense.InvalidFieldInCdb, await pressed.SenseOf(new ReadPma(), DataDirection.In, new byte[100]));
    }
}
