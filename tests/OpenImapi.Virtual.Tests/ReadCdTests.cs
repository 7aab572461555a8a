using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>READ CD and READ CD MSF: MMC-5 6.20, 6.21. The disc has audio from block 0 to 1,124 and Mode 1 from block 12,525 on.</summary>
public sealed class ReadCdTests
{
    private const int Data = 12_525;

    private static async Task<(Bench Bench, IBlockSource Source)> Open(RecorderOptions? options = null)
    {
        var source = PressedLayoutTests.Source(PressedLayoutTests.Enhanced);
        var disc = await Disc.PressAsync(PressedLayoutTests.Enhanced, source, TestContext.Current.CancellationToken);
        return (await Bench.OpenAsync(new VirtualRecorder(disc, options).OpenNexus()), source);
    }

    private static async Task<byte[]> Read(Bench bench, long start, int count, SectorSelection selection, SectorType expected = SectorType.Any)
    {
        var data = new byte[count * (2352 + 296 + 96)];
        var completion = await bench.Try(new ReadCd(new(start), count, selection, expected), DataDirection.In, data);
        Assert.Null(completion.Sense);
        return data[..completion.Transferred];
    }

    private static async Task<SenseData?> Sense(Bench bench, long start, int count, SectorSelection selection, SectorType expected = SectorType.Any) =>
        (await bench.Try(new ReadCd(new(start), count, selection, expected), DataDirection.In, new byte[count * 2748])).Sense;

    [Theory]
    [InlineData(0xF8, 0, 2352)]
    [InlineData(0xB8, 0, 2352)]
    [InlineData(0x80, 0, 12)]
    [InlineData(0xA0, 0, 16)]
    [InlineData(0x20, 12, 4)]
    [InlineData(0x30, 12, 2052)]
    [InlineData(0x10, 16, 2048)]
    [InlineData(0x18, 16, 2336)]
    [InlineData(0x38, 12, 2340)]
    [InlineData(0x00, 0, 0)]
    public async Task Of_a_Mode_1_sector_the_fields_chosen_are_delivered(byte fields, int from, int length)
    {
        var (bench, source) = await Open();
        var sector = await source.ReadAsync(new(Data + 3), 1, TestContext.Current.CancellationToken);
        Assert.Equal(sector.AsSpan(from, length).ToArray(), await Read(bench, Data + 3, 1, new((SectorFields)fields)));
    }

    [Theory]
    [InlineData(0x90)]
    [InlineData(0x08)]
    public async Task Fields_that_do_not_lie_side_by_side_are_refused(byte fields)
    {
        var (bench, _) = await Open();
        Assert.Equal(KnownSense.InvalidFieldInCdb, await Sense(bench, Data, 1, new((SectorFields)fields), SectorType.Mode1));
    }

    [Theory]
    [InlineData("BE 00 00000000 000001 10 06 00")]
    [InlineData("BE 00 00000000 000001 16 00 00")]
    [InlineData("BE 00 00000000 000001 10 03 00")]
    [InlineData("BE 18 00000000 000001 10 00 00")]
    [InlineData("BE 01 00000000 000001 10 00 00")]
    [InlineData("B9 00 00 000200 00024B 10 00 00")]
    [InlineData("B9 00 00 000300 000200 10 00 00")]
    public async Task A_choice_that_does_not_exist_is_refused(string cdb)
    {
        var (bench, _) = await Open();
        var bytes = Convert.FromHexString(Hex.Plain(cdb));
        var sense = (await bench.Raw(new(bytes), DataDirection.In, new byte[4096])).Sense;
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(sense));
    }

    [Fact]
    public async Task Samples_are_delivered_as_they_lie_on_the_disc_and_by_time_as_well()
    {
        var (bench, source) = await Open();
        var expected = await source.ReadAsync(new(600), 40, TestContext.Current.CancellationToken);
        Assert.Equal(expected, await Read(bench, 600, 40, SectorSelection.Whole, SectorType.Audio));
        Assert.Equal(expected, await Read(bench, 600, 40, new(SectorFields.UserData)));
        var data = new byte[40 * 2352];
        await bench.Good(new ReadCdMsf(Msf.From(new(600)), Msf.From(new(640)), new(SectorFields.UserData)), DataDirection.In, data);
        Assert.Equal(expected, data);
    }

    [Theory]
    [InlineData(0, SectorType.Mode1)]
    [InlineData(0, SectorType.Mode2)]
    [InlineData(Data, SectorType.Audio)]
    [InlineData(Data, SectorType.Mode2Form1)]
    public async Task A_sector_of_another_type_than_expected_is_refused(long at, SectorType expected)
    {
        var (bench, _) = await Open();
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = (uint)at }, await Sense(bench, at, 1, new(SectorFields.UserData), expected));
    }

    [Theory]
    [InlineData(-1, 1, 0x21)]
    [InlineData(1_124, 2, 0x64)]
    [InlineData(12_524, 1, 0x64)]
    [InlineData(12_844, 2, 0x21)]
    public async Task What_lies_outside_the_tracks_is_not_read(long at, int count, byte code)
    {
        var (bench, _) = await Open();
        Assert.Equal((SenseKey.IllegalRequest, code), await Sense(bench, at, count, SectorSelection.Whole) is { } sense ? (sense.Key, sense.Asc) : default);
    }

    [Fact]
    public async Task Q_says_where_a_block_lies()
    {
        var (bench, _) = await Open();
        var q = await Read(bench, 75, 1, new(SectorFields.None, Subchannel: SubchannelSelection.Q));
        Assert.Equal("21010100000000000300", Convert.ToHexString(q, 0, 10));
        var raw = await Read(bench, 75, 1, new(SectorFields.None, Subchannel: SubchannelSelection.Raw));
        var (packed, crc) = (new byte[96], q[10..12]);
        Subchannel.Deinterleave(raw, packed);
        Assert.Equal(q[..12], packed[12..24]);
        Assert.Equal(SubchannelCrc.Of(q.AsSpan(0, 10)), (ushort)(crc[0] << 8 | crc[1]));
        Assert.Equal(new byte[96], await Read(bench, 75, 1, new(SectorFields.None, Subchannel: SubchannelSelection.RToW)));
        var gap = await Read(bench, 70, 1, new(SectorFields.None, Subchannel: SubchannelSelection.Q));
        Assert.Equal("210100", Convert.ToHexString(gap)[..6]);
        var third = await Read(bench, 375, 1, new(SectorFields.None, Subchannel: SubchannelSelection.Q));
        Assert.Equal("210103", Convert.ToHexString(third)[..6]);
    }

    [Fact]
    public async Task Numbers_are_in_Q_once_in_a_hundred_blocks()
    {
        var (bench, _) = await Open();
        var q = await Read(bench, 100, 100, new(SectorFields.None, Subchannel: SubchannelSelection.Q));
        var modes = q.Chunk(16).Select(each => each[0] & 0xF).ToArray();
        Assert.Contains(2, modes);
        Assert.Contains(3, modes);
        var catalog = q.Chunk(16).First(each => (each[0] & 0xF) == 2);
        Assert.Equal("40063813339310", Convert.ToHexString(catalog, 1, 7));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-600)]
    [InlineData(1200)]
    public async Task Samples_come_shifted_by_the_drives_offset_and_silence_beyond_the_edges(int offset)
    {
        var (bench, source) = await Open(new() { ReadOffset = new(offset) });
        var all = await source.ReadAsync(Lba.Zero, 1125, TestContext.Current.CancellationToken);
        var got = new List<byte>();
        for (var at = 0; at < 1125; at += 375)
            got.AddRange(await Read(bench, at, 375, new(SectorFields.UserData)));
        var shifted = new byte[all.Length];
        for (var i = 0; i < shifted.Length; i++)
            shifted[i] = i - offset * 4 is >= 0 and var from && from < all.Length ? all[from] : (byte)0;
        Assert.Equal(shifted, got);
    }

    [Fact]
    public async Task C2_pointers_name_the_wrong_bytes_until_the_block_is_read_well()
    {
        var (bench, source) = await Open(new() { AudioFaults = [new(new(new(610), new(2)), Times: 2)] });
        var right = await source.ReadAsync(new(610), 1, TestContext.Current.CancellationToken);
        var selection = new SectorSelection(SectorFields.UserData, C2Selection.PointersAndBlockError);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var read = await Read(bench, 610, 1, selection);
            Assert.NotEqual(0, read[2352]);
            for (var i = 0; i < 2352; i++)
                Assert.Equal(right[i] != read[i], (read[2354 + i / 8] & 0x80 >> i % 8) != 0);
        }

        byte[] well = [.. right, .. new byte[296]];
        Assert.Equal(well, await Read(bench, 610, 1, selection));
        Assert.Equal(new byte[294], (await Read(bench, 600, 1, new(SectorFields.UserData, C2Selection.Pointers)))[2352..]);
    }

    [Fact]
    public async Task A_drive_may_read_wrong_bytes_and_not_notice()
    {
        var (bench, source) = await Open(new() { AudioFaults = [new(new(new(610), new(1))) { Noticed = false }] });
        var read = await Read(bench, 610, 1, new(SectorFields.UserData, C2Selection.Pointers));
        var right = await source.ReadAsync(new(610), 1, TestContext.Current.CancellationToken);
        Assert.NotEqual(right, read[..2352]);
        Assert.Equal(new byte[294], read[2352..]);
    }

    [Fact]
    public async Task Without_accurate_stream_every_read_begins_a_little_off()
    {
        var (bench, source) = await Open(new() { Jitter = new(50) });
        var all = await source.ReadAsync(Lba.Zero, 1125, TestContext.Current.CancellationToken);
        var starts = new HashSet<int>();
        for (var i = 0; i < 8; i++)
        {
            var read = await Read(bench, 700, 2, new(SectorFields.UserData));
            var start = PlaceOf(read, all, 699 * 2352) - 2352;
            Assert.InRange(start, -200, 200);
            starts.Add(start);
        }

        Assert.True(starts.Count > 2);
        Assert.False((await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).AccurateStream);
    }

    private static int PlaceOf(byte[] piece, byte[] all, int from) => all.AsSpan(from, 5 * 2352).IndexOf(piece);

    [Fact]
    public async Task READ_takes_data_tracks_only()
    {
        var (bench, _) = await Open();
        Assert.Equal(Bench.Pattern(1, Data + 5), await bench.Read(Data + 5, 1));
        Assert.Equal(KnownSense.IllegalModeForThisTrack with { Information = 5 }, await bench.ReadSense(5, 1));
    }

    [Fact]
    public async Task READ_SUB_CHANNEL_tells_position_and_numbers()
    {
        var (bench, _) = await Open();
        Assert.Equal("0015000C 01 12 01 03 00000190 00000145".Replace(" ", ""), Hex.Of(await After(bench, 400)));
        Assert.Equal("00150014 02 000000 80 34303036333831333333393331 00 00".Replace(" ", ""), Hex.Of(await bench.Bytes(new ReadMediaCatalogNumber())));
        Assert.Equal("00150014 03 32 01 00 80 444541303132333435363738 00 00 00".Replace(" ", ""), Hex.Of(await bench.Bytes(new ReadIsrc(1))));
        Assert.Equal("00150014 03 31 02 00 00 000000000000000000000000 00 00 00".Replace(" ", ""), Hex.Of(await bench.Bytes(new ReadIsrc(2))));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ReadIsrc(4), DataDirection.In, new byte[24]));
    }

    private static async Task<byte[]> After(Bench bench, int at)
    {
        await Read(bench, at, 1, new(SectorFields.UserData));
        return await bench.Bytes(new ReadCurrentPosition());
    }

    [Fact]
    public async Task Features_and_page_2Ah_tell_what_the_drive_can_read_and_write()
    {
        await using var full = await Bench.OpenAsync("cd-r80");
        await using var plain = await Bench.OpenAsync("cd-r80", new() { CdText = false, RawWriting = false });
        Assert.Equal("001E0904 83000000", await Feature(full, FeatureCode.CdRead));
        Assert.Equal("001E0904 82000000", await Feature(plain, FeatureCode.CdRead));
        Assert.Equal("002D0904 46002501", await Feature(full, FeatureCode.CdTrackAtOnce));
        Assert.Equal("002E0104 7F002000", await Feature(full, FeatureCode.CdMastering));
        Assert.Equal("002E0104 66002000", await Feature(plain, FeatureCode.CdMastering));
        var page = await full.Drive.ReadPageAsync<Capabilities>(CancellationToken.None);
        Assert.Equal((0x7F, 0x20, 0xF0), (page.Audio, page.VolumeAndChanger, page.Media));
    }

    private static async Task<string> Feature(Bench bench, FeatureCode code)
    {
        var bytes = await bench.Bytes(new GetConfiguration(RequestedFeatures.One, code, 256));
        return $"{Convert.ToHexString(bytes, 8, 4)} {Convert.ToHexString(bytes, 12, 4)}";
    }
}
