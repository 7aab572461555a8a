using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording.Tests;

/// <summary>What is made of a drive's answers. The answers are given as bytes, laid out as MMC-5, 6.22.3, 6.26.3 and 6.27.3 say.</summary>
public class MediumAssemblyTests
{
    private static T Read<T>(string hex)
        where T : struct, IStructure => Structure.Read<T>(Convert.FromHexString(hex.Replace(" ", "")));

    /// <summary>READ DISC INFORMATION: state byte, first track, sessions, first and last track of the last session.</summary>
    private static DiscInformation Disc(string state, int sessions, int first, int last) =>
        Read<DiscInformation>($"0020 {state} 01 {sessions:X2} {first:X2} {last:X2} 20 00 00 00 00 {new string('0', 44)}");

    /// <summary>READ TRACK INFORMATION: number, session, mode bytes 5 to 7, start, next writable, free, size.</summary>
    private static TrackInformation Track(int number, int session, string mode, long start, long next, long free, long size) =>
        Read<TrackInformation>($"0022 {number:X2} {session:X2} 00 {mode} {start:X8} {next:X8} {free:X8} 00000010 {size:X8} 00000000 00000000");

    private static Medium Of(MediumFacts facts) => MediumAssembly.Of(facts);

    [Fact]
    public void A_blank_dvd_plus_r_as_tgt_describes_it()
    {
        var track = Read<TrackInformation>("002A 01 01 00 07 41 01 00000000 00000000 00230540 00000010 00230540 00000000 00000000 00040D0E");
        var medium = Of(new() { Profile = Profile.DvdPlusR, Disc = Disc("00", 1, 1, 1), Tracks = [track], Next = track });
        Assert.Equal((MediumStatus.Blank, new Lba(0), new BlockCount(2_295_104)), (medium.Status, medium.NextWritable!.Value, medium.Free));
        Assert.Empty(medium.Tracks);
        Assert.True(medium.CanRecord);
        Assert.Equal("A blank DVD+R with room for 2,295,104 blocks (4.4 GiB).", medium.State);
    }

    [Fact]
    public void A_closed_disc_as_tgt_describes_it_has_the_size_of_its_capacity()
    {
        var toc = Read<Toc>("0012 01 01 00 14 01 00 00000000 00 14 AA 00 00000000");
        var track = Track(1, 1, "04 01 02", 0, 0, 0, 1650);
        var medium = Of(new() { Profile = Profile.DvdRom, Disc = Disc("0E", 1, 1, 1), Tracks = [track], Toc = toc, Capacity = new(1649) });
        Assert.Equal((MediumStatus.Complete, 1, new BlockCount(1650)), (medium.Status, medium.Sessions, medium.Capacity));
        Assert.Equal(TestContent.Extent(0, 1650), medium.Readable);
        Assert.Equal(new Lba(0), medium.LastSessionStart);
        Assert.False(medium.CanRecord);
    }

    [Fact]
    public void An_appendable_cd_r_of_two_sessions_leaves_out_run_out_blocks_and_gaps()
    {
        var medium = Of(new()
        {
            Profile = Profile.CdR,
            Disc = Disc("01", 3, 3, 3),
            Tracks = [Track(1, 1, "04 01 00", 0, 0, 0, 1002), Track(2, 2, "04 01 00", 12_402, 0, 0, 502), Track(3, 3, "04 4F 01", 19_804, 19_804, 340_045, 340_045)],
            Next = Track(3, 3, "04 4F 01", 19_804, 19_804, 340_045, 340_045),
        });
        Assert.Equal(
        [
            new(1, 1, TestContent.Extent(0, 1000), BlockForm.Mode1, TrackState.Closed),
            new(2, 2, TestContent.Extent(12_402, 500), BlockForm.Mode1, TrackState.Closed),
        ], medium.Tracks);
        Assert.Equal((2, new Lba(12_402), new Lba(19_804)), (medium.Sessions, medium.LastSessionStart!.Value, medium.NextWritable!.Value));
        Assert.Equal(new BlockCount(359_849), medium.Capacity);
        Assert.Equal("A CD-R with 2 sessions; 340,045 blocks (664.2 MiB) are free.", medium.State);
    }

    /// <summary>READ FORMAT CAPACITIES: current or maximum capacity with its type, then the formats that are offered.</summary>
    private static FormatCapacities Formats(string current, params string[] offered) =>
        Read<FormatCapacities>($"000000 {8 * (offered.Length + 1):X2} {current} {string.Concat(offered)}");

    [Theory]
    [InlineData(Profile.DvdPlusRw, "00230540 01 000800", "00230540 98 000000", 2_295_104)]
    [InlineData(Profile.BdRe, "00BA7400 01 000800", "00B47400 00 003000", 11_826_176)]
    [InlineData(Profile.DvdRam, "00222100 01 000800", "00222100 00 000800", 2_236_672)]
    public void An_overwritable_disc_that_was_never_formatted_has_the_room_that_formatting_will_give(Profile profile, string current, string offered, long room)
    {
        var medium = Of(new() { Profile = profile, Disc = Disc("10", 1, 1, 1), Formats = Formats(current, offered) });
        Assert.Equal((MediumStatus.Blank, true, true, Lba.Zero, room), (medium.Status, medium.NeedsFormat, medium.CanRecord, medium.NextWritable, medium.Free.Value));
        Assert.Empty(medium.Tracks);
    }

    /// <summary>Drives name such a disc complete (DVD+RW, BD-RE) or other (DVD-RAM).</summary>
    [Theory]
    [InlineData(Profile.DvdPlusRw, "1E")]
    [InlineData(Profile.BdRe, "1E")]
    [InlineData(Profile.DvdRam, "1F")]
    public void A_formatted_disc_is_blank_while_nothing_is_at_its_beginning_and_then_tells_no_next_address(Profile profile, string state)
    {
        var facts = new MediumFacts
        {
            Profile = profile,
            Disc = Disc(state, 1, 1, 1),
            Tracks = [Track(1, 1, "04 31 00", 0, 0, 0, 0x230540)],
            Formats = Formats("00230540 02 000800"),
        };
        var empty = Of(facts with { BeginsEmpty = true });
        Assert.Equal((MediumStatus.Blank, false, 2_295_104, true), (empty.Status, empty.NeedsFormat, empty.Free.Value, empty.CanRecord));
        var used = Of(facts);
        Assert.Equal((MediumStatus.Overwritable, null, 2_295_104, false), (used.Status, used.NextWritable, used.Capacity.Value, used.CanRecord));
        Assert.Equal([new(1, 1, TestContent.Extent(0, 2_295_104), BlockForm.Mode1, TrackState.Closed)], used.Tracks);
        Assert.Equal((true, Lba.Zero), (used.Erasable, used.LastSessionStart));
        var growing = used.GrowingFrom(new(2_295_008));
        Assert.Equal((new Lba(2_295_008), 96), (growing.NextWritable, growing.Free.Value));
        Assert.Equal(0, used.GrowingFrom(new(2_295_104)).Free.Value);
    }

    [Fact]
    public void A_drive_that_tells_no_formats_is_believed_about_its_capacity()
    {
        var medium = Of(new() { Profile = Profile.DvdPlusRw, Disc = Disc("1E", 1, 1, 1), Capacity = new(2_295_103) });
        Assert.Equal((MediumStatus.Overwritable, 2_295_104), (medium.Status, medium.Capacity.Value));
    }

    [Fact]
    public void Audio_and_mode_2_tracks_are_told_apart_and_audio_is_not_readable_as_blocks()
    {
        var medium = Of(new()
        {
            Profile = Profile.CdRom,
            Disc = Disc("0E", 2, 3, 3),
            Tracks = [Track(1, 1, "00 0F 00", 0, 0, 0, 20_000), Track(2, 1, "02 0F 00", 20_000, 0, 0, 10_000), Track(3, 2, "04 02 00", 41_400, 0, 0, 5_000)],
        });
        Assert.Equal([BlockForm.Audio, BlockForm.Audio, BlockForm.Mode2Form1], medium.Tracks.Select(track => track.Form));
        Assert.Equal(TestContent.Extent(41_400, 5_000), medium.Readable);
    }

    [Fact]
    public void A_track_cut_off_by_a_loss_of_power_is_named_with_the_way_out()
    {
        var track = Track(1, 1, "04 21 01", 0, 640, 2_294_464, 2_295_104);
        var medium = Of(new() { Profile = Profile.DvdPlusR, Disc = Disc("05", 1, 1, 1), Tracks = [track], Next = track });
        Assert.Equal(new(1, 1, TestContent.Extent(0, 640), BlockForm.Mode1, TrackState.Open), medium.OpenTrack);
        Assert.Equal("A DVD+R with an unfinished track: writing of track 1 stopped at block 640.", medium.State);
        Assert.Contains("imapi close", medium.Advice);
        Assert.False(medium.CanRecord);
    }

    [Fact]
    public void A_damaged_track_is_unfinished_too()
    {
        var medium = Of(new() { Profile = Profile.CdR, Disc = Disc("05", 1, 1, 1), Tracks = [Track(1, 1, "24 01 00", 0, 0, 0, 900)] });
        Assert.Equal(TrackState.Damaged, medium.OpenTrack!.State);
        Assert.True(medium.HasOpenSession);
    }

    [Fact]
    public void A_full_disc_is_appendable_in_name_only()
    {
        var medium = Of(new()
        {
            Profile = Profile.BdRSequential,
            Disc = Disc("01", 2, 2, 2),
            Tracks = [Track(1, 1, "04 31 02", 0, 0, 0, 12_219_392), Track(2, 2, "04 71 00", 12_219_392, 0, 0, 0)],
            Next = Track(2, 2, "04 71 00", 12_219_392, 0, 0, 0),
            Capacity = new(12_219_391),
        });
        Assert.Null(medium.NextWritable);
        Assert.False(medium.CanRecord);
        Assert.Equal("A BD-R with 1 session, full.", medium.State);
    }

    [Fact]
    public void A_reader_that_tells_only_its_table_of_contents_is_enough_for_a_pressed_disc()
    {
        var toc = Read<Toc>("001A 01 02 00 14 01 00 00000000 00 10 02 00 00002710 00 14 AA 00 00007530");
        var medium = Of(new() { Profile = Profile.CdRom, Toc = toc });
        Assert.Equal(
        [
            new(1, 1, TestContent.Extent(0, 10_000), BlockForm.Mode1, TrackState.Closed),
            new(2, 1, TestContent.Extent(10_000, 20_000), BlockForm.Audio, TrackState.Closed),
        ], medium.Tracks);
        Assert.Equal((MediumStatus.Complete, 1), (medium.Status, medium.Sessions));
        Assert.Equal(TestContent.Extent(0, 10_000), medium.Readable);
    }

    [Fact]
    public void A_disc_that_the_drive_cannot_make_out_is_unusable()
    {
        var medium = MediumAssembly.Unusable(KnownSense.CannotReadUnknownFormat);
        Assert.Equal(MediumStatus.Unusable, medium.Status);
        Assert.Contains("2/30/01", medium.State);
    }
}
