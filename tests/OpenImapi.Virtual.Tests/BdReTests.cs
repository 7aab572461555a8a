using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>BD-RE: MMC-5 4.5.4, and 6.5.4.2.15 for its format types.</summary>
public class BdReTests
{
    [Fact]
    public async Task Its_ways_of_formatting_are_listed_as_drives_do()
    {
        await using var bench = await Bench.OpenAsync("bd-re25");
        Assert.Equal(Hex.Plain("000000 30  00BA7400 01 000800  00B47400 00 003000  00B47400 C0 003000  00B07400 C0 005000  00B87400 C0 001000  00BA7400 C4 000800"),
            Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
        Assert.Equal(Hex.Plain("00000010 0000 0043  0023 05 08 0B00000001000000"), Hex.Of(await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.Formattable))));
    }

    [Fact]
    public async Task The_disc_information_unit_names_a_rewritable_disc()
    {
        await using var bench = await Bench.OpenAsync("bd-re25");
        var answer = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0x00));
        Assert.Equal(Hex.Plain("1002 0000  4449 01 08 00 00 62 00 424457 01 14"), Hex.Of(answer.AsSpan(0, 17)));
    }

    [Theory]
    [InlineData(11_826_176, 0x00, 0, 0x3000)]
    [InlineData(11_826_176, 0x00, 0, 0)]
    [InlineData(11_826_176, 0x00, 0, 2048)]
    [InlineData(12_088_320, 0x30, 0, 0)]
    [InlineData(11_826_176, 0x30, 3, 0x3000)]
    [InlineData(11_564_032, 0x30, 2, 0x5000)]
    [InlineData(12_088_320, 0x30, 3, 0x1000)]
    [InlineData(12_000_000, 0x30, 3, 0)]
    [InlineData(12_219_392, 0x31, 0, 0x800)]
    [InlineData(12_219_392, 0x31, 1, 0)]
    public async Task A_format_that_is_offered_gives_its_size(uint blocks, byte type, byte certification, uint parameter)
    {
        await using var bench = await Bench.OpenAsync("bd-re25");
        Assert.Null(await OverwritableTests.Format(bench, new(blocks, (FormatType)type) { Certification = (Certification)certification, Parameter = parameter }));
        var capacities = await bench.Ask(new ReadFormatCapacities());
        Assert.Equal((FormatState.Formatted, blocks), (capacities.State, capacities.Blocks));
        Assert.Null(await bench.Write(blocks - 1, 1));
    }

    [Theory]
    [InlineData(12_219_392, 0x00, 0, 0)]
    [InlineData(11_826_176, 0x30, 1, 0x3000)]
    [InlineData(11_826_176, 0x30, 3, 0x5000)]
    [InlineData(11_564_000, 0x30, 3, 0)]
    [InlineData(12_088_352, 0x30, 3, 0)]
    [InlineData(12_000_001, 0x30, 3, 0)]
    [InlineData(11_826_176, 0x31, 0, 0)]
    [InlineData(11_826_176, 0x26, 0, 0)]
    public async Task A_format_that_is_not_offered_is_refused(uint blocks, byte type, byte certification, uint parameter)
    {
        await using var bench = await Bench.OpenAsync("bd-re25");
        Assert.Equal(KnownSense.InvalidFieldInParameterList,
            await OverwritableTests.Format(bench, new(blocks, (FormatType)type) { Certification = (Certification)certification, Parameter = parameter }));
    }

    [Fact]
    public async Task Formatting_tells_how_far_it_has_come()
    {
        await using var bench = await Bench.OpenAsync("bd-re25", new() { ProgressPolls = 4 });
        Assert.Null(await OverwritableTests.Format(bench, OverwritableTests.Usual("bd-re25")));
        var parts = new List<double>();
        while ((await bench.Try(default(TestUnitReady))).Sense is { } sense)
        {
            Assert.Equal(KnownSense.FormatInProgress, Bench.Plain(sense));
            parts.Add(sense.Progress!.Value);
        }

        Assert.Equal([0, 0.25, 0.5, 0.75], parts);
    }
}
