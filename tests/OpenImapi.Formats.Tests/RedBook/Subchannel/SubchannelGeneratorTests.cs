using OpenImapi.Formats.RedBook;

namespace OpenImapi.Formats.Tests.RedBook;

/// <summary>What stands beside every block of a session, by IEC 60908, 17.4 and 17.5, and as pressed discs have it.</summary>
public class SubchannelGeneratorTests
{
    private static readonly MediaCatalogNumber Number = MediaCatalogNumber.TryParse("4988006116269", out var number) ? number : default;

    private static readonly Isrc Code = Isrc.TryParse("USIR10211155", out var code) ? code : default;

    /// <summary>Three tracks: 1 with INDEX 02, 2 after a pause of 100 blocks, 3 without one.</summary>
    private static readonly SessionLayout Session = new(1,
    [
        new(1, new(new(0), new(1000)), BlockForm.Audio) { Indexes = [new(600)], Isrc = Code },
        new(2, new(new(1100), new(900)), BlockForm.Audio) { Pregap = new(100), Flags = TrackFlags.CopyPermitted | TrackFlags.PreEmphasis },
        new(3, new(new(2000), new(500)), BlockForm.Audio),
    ]);

    private static string Position(SubchannelGenerator generator, long address)
    {
        var q = generator.Q(new(address));
        return $"{q.Control} {q.Track:X2} {q.Index:X2} {q.Relative} {q.Absolute}";
    }

    [Theory]
    [InlineData(-150, "0 01 00 00:01:74 00:00:00")]
    [InlineData(-1, "0 01 00 00:00:00 00:01:74")]
    [InlineData(0, "0 01 01 00:00:00 00:02:00")]
    [InlineData(599, "0 01 01 00:07:74 00:09:74")]
    [InlineData(600, "0 01 02 00:08:00 00:10:00")]
    [InlineData(999, "0 01 02 00:13:24 00:15:24")]
    [InlineData(1000, "3 02 00 00:01:24 00:15:25")]
    [InlineData(1099, "3 02 00 00:00:00 00:16:49")]
    [InlineData(1100, "3 02 01 00:00:00 00:16:50")]
    [InlineData(2000, "0 03 01 00:00:00 00:28:50")]
    [InlineData(2500, "0 AA 01 00:00:00 00:35:25")]
    [InlineData(9249, "0 AA 01 01:29:74 02:05:24")]
    public void Every_block_says_where_it_lies(long address, string position) => Assert.Equal(position, Position(new(Session), address));

    [Fact]
    public void The_numbers_stand_in_every_stretch_of_100_blocks()
    {
        var generator = new SubchannelGenerator(Session, Number);
        var modes = Enumerable.Range(-150, 3650).Select(address => generator.Q(new(address))).ToList();
        for (var from = 0; from + 100 <= modes.Count; from++)
            Assert.Contains(modes[from..(from + 100)], q => q.Mode == SubchannelQMode.Catalog);
        for (var from = 150; from + 100 <= 1150; from++)
            Assert.Contains(modes[from..(from + 100)], q => q.Mode == SubchannelQMode.Isrc);
        Assert.All(modes.Where(q => q.Mode == SubchannelQMode.Isrc), q => Assert.Equal(Code, q.Isrc));
        Assert.All(modes.Where(q => q.Mode == SubchannelQMode.Catalog), q => Assert.Equal(Number, q.Catalog));
        Assert.DoesNotContain(modes[1150..], q => q.Mode == SubchannelQMode.Isrc);
        Assert.True(modes.Count(q => q.Mode == SubchannelQMode.Position) > 3500);
    }

    [Fact]
    public void Where_track_or_index_change_the_position_is_said_at_once()
    {
        for (var shift = 0; shift < 50; shift++)
        {
            var track = new TrackLayout(1, new(new(shift), new(1000)), BlockForm.Audio) { Isrc = Code, Indexes = [new(100 + shift), new(400)] };
            var session = new SessionLayout(1, [track]);
            var generator = new SubchannelGenerator(session, Number);
            long[] starts = [shift - 150, shift, 100 + 2 * shift, 400 + shift, 1000 + shift];
            Assert.All(starts, start => Assert.Equal(SubchannelQMode.Position, generator.Q(new(start)).Mode));
        }
    }

    [Fact]
    public void The_lead_in_says_every_entry_three_times_and_counts_to_its_end()
    {
        var generator = new SubchannelGenerator(Session, Number);
        var lines = Enumerable.Range(-168, 18).Select(address => generator.Q(new(address)))
            .Select(q => $"{q.Control} {q.Track} {q.Index:X2} {q.Relative} {q.Absolute}").ToList();
        Assert.Equal("0 0 01 99:59:57 00:02:00", lines[0]);
        Assert.Equal("0 0 01 99:59:58 00:02:00", lines[1]);
        Assert.Equal("0 0 01 99:59:59 00:02:00", lines[2]);
        Assert.Equal("3 0 02 99:59:60 00:16:50", lines[3]);
        Assert.Equal("0 0 03 99:59:63 00:28:50", lines[6]);
        Assert.Equal("0 0 A0 99:59:66 01:00:00", lines[9]);
        Assert.Equal("0 0 A1 99:59:69 03:00:00", lines[12]);
        Assert.Equal("0 0 A2 99:59:74 00:35:25", lines[17]);
        Assert.Equal("0 0 03 97:26:74 00:28:50", Line(generator.Q(new(-11626))));
    }

    private static string Line(SubchannelQ q) => $"{q.Control} {q.Track} {q.Index:X2} {q.Relative} {q.Absolute}";

    [Fact]
    public void A_later_session_counts_its_own_lead_in_and_points_to_the_next()
    {
        var session = new SessionLayout(2, [new(4, new(new(14_000), new(300)), BlockForm.Mode2Form1)]);
        var pointers = new SessionPointers(new(4, 30, 0), new(79, 59, 74), new(97, 26, 66)) { SpecialInformation = new(0xD4, 0, 0x80) };
        var generator = new SubchannelGenerator(session, pointers: pointers);
        var lines = Enumerable.Range(14_000 - 150 - 18, 18).Select(address => generator.Q(new(address))).ToList();
        Assert.Equal("4 0 04 99:59:57 03:08:50", Line(lines[0]));
        Assert.Equal("4 0 A0 99:59:60 04:20:00", Line(lines[3]));
        Assert.Equal((SubchannelQMode.Sessions, 2), (lines[12].Mode, lines[12].Zero));
        Assert.Equal("4 0 B0 04:30:00 79:59:74", Line(lines[12]));
        Assert.Equal("4 0 C0 212:00:128 97:26:66", Line(lines[17]));
        Assert.Equal("4 04 00 00:01:74 03:06:50", Position(generator, 13_850));
    }

    [Fact]
    public void P_is_set_for_two_seconds_before_every_track_and_comes_a_block_late()
    {
        // DiscImageCreator logs of pressed discs: set in the first block of a track, clear in its second; set in the last block of a
        // track although no pause follows (tracks 54 and 55 of a disc).
        var generator = new SubchannelGenerator(Session);
        var p = Enumerable.Range(-160, 2900).Select(address => (Address: address, Set: generator.P(new(address)))).ToList();
        bool Expected(int address) => address switch
        {
            <= -150 => false,
            <= 0 => true,
            <= 950 => false,
            <= 1100 => true,
            <= 1850 => false,
            <= 2000 => true,
            <= 2350 => false,
            <= 2500 => true,
            <= 2650 => false,
            _ => (address - 2501) * 4 / 75 % 2 == 0,
        };
        Assert.All(p, block => Assert.Equal(Expected(block.Address), block.Set));
    }

    [Fact]
    public void In_the_lead_out_P_changes_four_times_a_second()
    {
        var generator = new SubchannelGenerator(Session);
        var values = Enumerable.Range(2500 + 151, 750).Select(address => generator.P(new(address))).ToList();
        Assert.Equal(40, values.Zip(values.Skip(1)).Count(pair => pair.First != pair.Second) + 1);
        Assert.InRange(values.Count(set => set), 375 - 38, 375 + 38);
    }

    [Fact]
    public void The_copy_bit_of_a_copy_changes_every_four_blocks()
    {
        var track = new TrackLayout(1, new(new(0), new(100)), BlockForm.Audio) { Flags = TrackFlags.SerialCopy };
        var generator = new SubchannelGenerator(new(1, [track]));
        var bits = Enumerable.Range(0, 64).Select(address => generator.Q(new(address)).Control & 2).ToList();
        Assert.Equal(16, bits.Zip(bits.Skip(1)).Count(pair => pair.First != pair.Second) + (bits[0] != bits[63] ? 1 : 0));
        Assert.Equal(32, bits.Count(bit => bit == 2));
    }

    [Fact]
    public void The_bytes_beside_a_block_are_those_of_its_channels()
    {
        var texts = Enumerable.Range(0, 6).Select(i => new CdTextPack(0x80, 0, (byte)i, 0, Hex.Bytes("414243444546474849004A4B"), (ushort)i));
        var generator = new SubchannelGenerator(Session with { CdText = [.. texts] }, Number);
        byte[] interleaved = new byte[96], packed = new byte[96], packs = new byte[72];
        generator.Fill(new(-151), interleaved);
        Subchannel.Deinterleave(interleaved, packed);
        Assert.Equal(generator.Q(new(-151)), Structure.Read<SubchannelQ>(packed.AsSpan(12)));
        Assert.True(SubchannelQ.IsRight(packed.AsSpan(12)));
        Subchannel.ReadText(interleaved, packs);
        Assert.Equal([2, 3, 4, 5], new[] { packs[2], packs[20], packs[38], packs[56] });
        generator.Fill(new(-152), interleaved);
        Subchannel.ReadText(interleaved, packs);
        Assert.Equal([4, 5, 0, 1], new[] { packs[2], packs[20], packs[38], packs[56] });
        generator.Fill(new(-100), interleaved);
        Assert.All(interleaved, value => Assert.Equal(0x80, value & 0xBF));
    }
}
