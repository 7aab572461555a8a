using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>DVD-RAM: MMC-5 4.3, 6.5.4.2.1 and 6.5.4.2.2.</summary>
public class DvdRamTests
{
    private static readonly FormatParameters Full = new(2_236_704, FormatType.Full) { Parameter = 0x800 };

    private static Task<SenseData?> Format(Bench bench, FormatParameters parameters) => OverwritableTests.Format(bench, parameters);

    [Fact]
    public async Task It_is_sold_formatted()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal(Hex.Plain("000000 20  00222120 02 000800  00222120 00 000800  00230520 00 000800  00218720 04 000800"),
            Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
        Assert.Equal(2_236_703u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal((DiscStatus.Other, SessionState.Complete, true, BackgroundFormat.None),
            await bench.Disc() is var disc ? (disc.Status, disc.LastSession, disc.Erasable, disc.BackgroundFormat) : default);
        Assert.Equal(new byte[2048], await bench.Read(2_236_703, 1));
        Assert.Null(await bench.Write(17, 3));
        Assert.Null(await bench.Write(2_236_703, 1));
        Assert.Equal(Bench.Pattern(3, 1), await bench.Read(17, 3));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(2_236_704, 1));
    }

    [Fact]
    public async Task One_that_was_never_formatted_takes_nothing()
    {
        await using var bench = await Bench.OpenNewAsync("dvd-ram", new() { Unformatted = true });
        Assert.Equal(FormatState.Unformatted, (await bench.Ask(new ReadFormatCapacities())).State);
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.Write(0, 16));
        Assert.Equal(DiscStatus.Empty, (await bench.Disc()).Status);
        Assert.Null(await Format(bench, Full));
        Assert.Null(await bench.Write(0, 16));
    }

    [Fact]
    public async Task Formatting_without_the_spare_area_at_the_end_gives_more_blocks()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Null(await bench.Write(0, 16));
        Assert.Null(await Format(bench, Full with { Blocks = 2_295_072 }));
        Assert.Equal(2_295_071u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(new byte[16 * 2048], await bench.Read(0, 16));
        Assert.Null(await bench.Write(2_295_056, 16));
        Assert.Equal((800u, 0u, 0u), await bench.Structure<DvdRamSpareAreas>(DvdStructureFormat.SpareArea) is var spares
            ? (spares.UnusedPrimary, spares.UnusedSupplementary, spares.Supplementary) : default);
    }

    [Fact]
    public async Task Expanding_the_spare_area_keeps_what_lies_before_it()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Null(await bench.Write(1000, 16));
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, new(2_236_704, FormatType.SpareAreaExpansion) { Parameter = 0x800 }));
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, new(2_197_264, FormatType.SpareAreaExpansion)));
        Assert.Null(await Format(bench, new(2_197_280, FormatType.SpareAreaExpansion) { Parameter = 0x800 }));
        Assert.Equal(2_197_279u, (await bench.Ask(default(ReadCapacity))).LastBlock);
        Assert.Equal(Bench.Pattern(16, 1), await bench.Read(1000, 16));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(2_197_280, 1));
        Assert.Equal(6_112u, (await bench.Structure<DvdRamSpareAreas>(DvdStructureFormat.SpareArea)).Supplementary);
        Assert.DoesNotContain((await bench.Ask(new ReadFormatCapacities())).Formats, format => format.Type == FormatType.SpareAreaExpansion);
    }

    [Theory]
    [InlineData(0x00, 2_236_720, 0x800, 0x00)]
    [InlineData(0x00, 2_236_704, 0x001, 0x00)]
    [InlineData(0x00, 2_236_704, 0x800, 0x40)]
    [InlineData(0x26, 0xFFFFFFFF, 0, 0x00)]
    [InlineData(0x31, 2_236_704, 0, 0x00)]
    public async Task A_format_that_is_not_offered_is_refused(byte type, uint blocks, uint parameter, byte options)
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Format(bench, new(blocks, (FormatType)type) { Parameter = parameter, Options = options }));
    }

    [Fact]
    public async Task Certification_takes_as_long_as_writing_and_reading_and_can_be_left_out()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("dvd-ram", new() { Time = time, Pace = RecordingPace.True });
        Assert.Null(await bench.SenseOf(new FormatUnit { CompleteList = true }, DataDirection.Out, OverwritableTests.Bytes(Full)));
        Assert.Equal(KnownSense.FormatInProgress, await bench.SenseOf(default(TestUnitReady)));
        time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(KnownSense.FormatInProgress, await bench.SenseOf(default(TestUnitReady)));
        time.Advance(TimeSpan.FromMinutes(20));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
        Assert.Null(await Format(bench, Full with { Options = FormatParameters.WithoutCertification }));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
    }

    [Fact]
    public async Task A_protected_disc_is_read_and_not_written_until_it_is_free_again()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Null(await bench.Write(0, 16));
        Assert.Null(await bench.Send(DvdStructureFormat.WriteProtection, new WriteProtection(true), WriteProtection.Length));
        Assert.Equal(KnownSense.PersistentWriteProtect, await bench.Write(0, 16, 2));
        Assert.Equal(KnownSense.PersistentWriteProtect, await Format(bench, Full));
        Assert.Equal(KnownSense.PersistentWriteProtect, await bench.SenseOf(new WriteAndVerify10(0, 1), DataDirection.Out, new byte[2048]));
        Assert.Equal(Bench.Pattern(16, 1), await bench.Read(0, 16));
        Assert.True((await bench.Structure<WriteProtection>(DvdStructureFormat.WriteProtection)).IsProtected);
        Assert.True((await bench.Structure<DvdRamMediumStatus>(DvdStructureFormat.MediumStatus)).Persistent);
        Assert.Null(await bench.Send(DvdStructureFormat.WriteProtection, new WriteProtection(false), WriteProtection.Length));
        Assert.Null(await bench.Write(0, 16, 2));
    }

    [Fact]
    public async Task A_protection_that_a_host_cannot_set_is_refused()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal(KnownSense.InvalidFieldInParameterList,
            await bench.Send(DvdStructureFormat.WriteProtection, new WriteProtection(true) { Cartridge = true }, WriteProtection.Length));
        Assert.Equal(KnownSense.ParameterListLengthError, await bench.Send(DvdStructureFormat.WriteProtection, new WriteProtection(true), 8));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.Send(DvdStructureFormat.SpareArea, default(DvdRamSpareAreas), DvdRamSpareAreas.Length));
    }

    [Fact]
    public async Task Its_structures_are_those_of_the_standard()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal(Hex.Plain("0022 0000  00 40 0804  01 40 0008  04 40 0804  08 40 0804  09 40 0008  0A 40 0010  0B 40 0008  C0 C0 0008"),
            Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0xFF))));
        Assert.Equal(Hex.Plain("0802 0000  16 0F 02 00  00 031000  00 25311F"),
            Hex.Of((await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x00))).AsSpan(0, 16)));
        Assert.Equal(Hex.Plain("000E 0000  00000320 00000E40 00000E40"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x0A))));
        Assert.Equal(Hex.Plain("0006 0000  00 10 00 00"), Hex.Of(await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x09))));
        Assert.Equal(Hex.Plain("0000000C 0000 0012  0024 05 04 80000000"), Hex.Of(await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.DefectManagement))));
    }

    [Fact]
    public async Task There_is_nothing_to_close_blank_or_reserve()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new Blank(BlankingType.Full)));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new ReserveTrack(16)));
    }
}
