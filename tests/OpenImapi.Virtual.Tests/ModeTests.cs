using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Mode pages: MMC-5, clause 7, and SPC-4, 6.12 and 6.13.</summary>
public class ModeTests
{
    private static Task<byte[]> Page(Bench bench, ModePageCode code, PageControl control = PageControl.Current) => bench.Bytes(new ModeSense10(code, control));

    private static Task<Bench> OpenAsync() => Bench.OpenAsync("cd-r80");

    private static async Task<SenseData?> Select(Bench bench, byte[] parameters) =>
        await bench.SenseOf(new ModeSelect10((ushort)parameters.Length), DataDirection.Out, parameters);

    [Fact]
    public async Task The_write_parameters_page_is_laid_out_as_in_MMC()
    {
        await using var bench = await OpenAsync();
        var page = await Page(bench, ModePageCode.WriteParameters);
        Assert.Equal(Hex.Plain("003A 00 00 0000 0000  05 32 41 04 08 00 00 00 00 00 00000000 0096") + new string('0', 72), Hex.Of(page));
    }

    [Fact]
    public async Task A_change_is_current_and_the_default_stays()
    {
        await using var bench = await OpenAsync();
        await bench.SetPage(page => page with { TestWrite = true, MultiSession = MultiSession.Allowed });
        Assert.Equal("51C4", Hex.Of((await Page(bench, ModePageCode.WriteParameters)).AsSpan(10, 2)));
        Assert.Equal("4104", Hex.Of((await Page(bench, ModePageCode.WriteParameters, PageControl.Default)).AsSpan(10, 2)));
        Assert.Equal("7FFF0F", Hex.Of((await Page(bench, ModePageCode.WriteParameters, PageControl.Changeable)).AsSpan(10, 3)));
    }

    [Fact]
    public async Task All_pages_come_in_order_of_their_numbers()
    {
        await using var bench = await OpenAsync();
        var pages = await Page(bench, ModePageCode.All);
        var codes = new List<int>();
        for (var at = 8; at < pages.Length; at += 2 + pages[at + 1])
            codes.Add(pages[at] & 0x3F);
        Assert.Equal([0x01, 0x05, 0x08, 0x0E, 0x1A, 0x1C, 0x1D, 0x2A], codes);
        Assert.Equal(pages.Length - 2, pages[0] << 8 | pages[1]);
    }

    [Fact]
    public async Task Saved_values_and_unknown_pages_are_refused()
    {
        await using var bench = await OpenAsync();
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, 0x39, 0), await bench.SenseOf(new ModeSense10(ModePageCode.All, PageControl.Saved), DataDirection.In, new byte[256]));
        Assert.Equal(KnownSense.InvalidFieldInCdb, await bench.SenseOf(new ModeSense10((ModePageCode)0x0D), DataDirection.In, new byte[256]));
    }

    [Theory]
    [InlineData("0000000000000000 0532", 0x1A)]
    [InlineData("00000000000008", 0x1A)]
    [InlineData("0000000000000008 0000000000000800", 0x26)]
    [InlineData("0000000000000000 0D00", 0x26)]
    [InlineData("0000000000000000 080A 00000000000000000000", 0x26)]
    [InlineData("0000000000000000 010A 00080000000000000001", 0x26)]
    public async Task Parameters_that_are_not_right_are_refused(string parameters, byte code)
    {
        await using var bench = await OpenAsync();
        Assert.Equal(new SenseData(SenseKey.IllegalRequest, code, 0), await Select(bench, Convert.FromHexString(Hex.Plain(parameters))));
    }

    [Fact]
    public async Task Capabilities_cannot_be_set()
    {
        await using var bench = await OpenAsync();
        var page = await Page(bench, ModePageCode.Capabilities);
        page.AsSpan(0, 2).Clear();
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Select(bench, page));
    }

    [Fact]
    public async Task Other_hosts_hear_of_a_change_and_a_new_disc_starts_with_the_default()
    {
        var bay = new MemoryBay(Disc.Blank(MediumKind.Find("cd-r80")!));
        await using var recorder = new VirtualRecorder(bay);
        await using var one = await Bench.OpenAsync(recorder.OpenNexus());
        await using var other = await Bench.OpenAsync(recorder.OpenNexus());
        await one.SetPage(page => page with { TestWrite = true });
        Assert.Null(await one.SenseOf(default(TestUnitReady)));
        Assert.Equal(KnownSense.ModeParametersChanged, await other.SenseOf(default(TestUnitReady)));
        bay.Insert(Disc.Blank(MediumKind.Find("cd-r80")!));
        await one.SenseOf(default(TestUnitReady));
        Assert.False((await one.Drive.ReadPageAsync<WriteParameters>(CancellationToken.None)).TestWrite);
    }

    [Fact]
    public async Task The_capabilities_page_tells_the_speed_chosen_and_the_lock()
    {
        await using var bench = await OpenAsync();
        await bench.Good(new SetCdSpeed(0xFFFF, 2000));
        await bench.Good(new PreventAllowMediumRemoval(true));
        var page = await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None);
        Assert.Equal((1411, 9173, 8467, 4096), (page.CurrentWriteSpeed, page.MaximumWriteSpeed, page.MaximumReadSpeed, page.BufferSize));
        Assert.Equal(0x2B, page.Mechanism);
    }
}
