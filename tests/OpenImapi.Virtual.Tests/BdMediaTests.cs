using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Every Blu-ray medium: its size, its layers, and the sizes that formatting gives it.</summary>
public class BdMediaTests
{
    /// <summary>Blocks without spare areas, with the usual ones (11,826,176 and its kin are what drives list), with the most and the least.</summary>
    public static TheoryData<string, byte, uint, uint, uint, uint> Media => new()
    {
        { "bd-r25", 1, 12_219_392, 11_826_176, 5_796_864, 12_088_320 },
        { "bd-r50", 2, 24_438_784, 23_652_352, 11_593_728, 24_307_712 },
        { "bd-r100", 3, 48_878_592, 47_305_728, 29_611_008, 48_747_520 },
        { "bd-r128", 4, 62_500_864, 60_403_712, 36_810_752, 62_369_792 },
        { "bd-re25", 1, 12_219_392, 11_826_176, 11_564_032, 12_088_320 },
        { "bd-re50", 2, 24_438_784, 23_652_352, 23_128_064, 24_307_712 },
        { "bd-re100", 3, 48_878_592, 47_305_728, 46_912_512, 48_747_520 },
    };

    [Theory]
    [MemberData(nameof(Media))]
    public async Task The_sizes_are_those_of_the_standard(string medium, byte layers, uint blocks, uint usual, uint least, uint most)
    {
        await using var bench = await Bench.OpenAsync(medium);
        var capacities = await bench.Ask(new ReadFormatCapacities());
        Assert.Equal((FormatState.Unformatted, blocks), (capacities.State, capacities.Blocks));
        var chosen = capacities.Formats.Where(format => format.Type is FormatType.BdR or FormatType.BdReWithSpareAreas);
        Assert.Equal([usual, least, most], chosen.Select(format => format.Blocks));
        Assert.Equal((usual, FormatType.Full), (capacities.Formats[0].Blocks, capacities.Formats[0].Type));
        var unit = Structure.Read<BdDiscInformation>((await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0))).AsSpan(4));
        Assert.Equal((layers, blocks / layers), (unit.Layers, unit.Blocks));
    }

    [Fact]
    public async Task A_BD_R_lists_its_formats_as_drives_do()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        Assert.Equal(Hex.Plain("000000 28  00BA7400 01 000800  00B47400 00 003000  00B47400 C8 000000  00587400 C8 000000  00B87400 C8 000000"),
            Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
    }

    [Fact]
    public async Task Every_layer_has_a_unit_of_its_own()
    {
        await using var bench = await Bench.OpenAsync("bd-r50");
        var answer = await bench.Bytes(new ReadDiscStructure(DiscStructureMedia.BluRay, 0));
        Assert.Equal(Hex.Plain("4449 01 10 00 00 62 00 424452 01 22 01 00000000000000000000 00020000 00194E7E"), Hex.Of(answer.AsSpan(4, 32)));
        Assert.Equal(Hex.Plain("4449 01 11 00 01 62 00 424452 01 22 01 00000000000000000000 0026B180 003DFFFE"), Hex.Of(answer.AsSpan(4 + 112, 32)));
    }

    [Fact]
    public async Task A_layer_break_is_crossed_without_notice()
    {
        await using var bench = await Bench.OpenAsync("bd-r50");
        await bench.Good(new ReserveTrack(12_219_392 - 32));
        Assert.Null(await bench.Write(12_219_392 - 32, 64));
        Assert.Equal(Bench.Pattern(64, 1), await bench.Read(12_219_392 - 32, 64));
    }

    [Theory]
    [InlineData("bd-r100", 48_878_592)]
    [InlineData("bd-r128", 62_500_864)]
    [InlineData("bd-re100", 47_305_728)]
    public async Task The_block_after_the_last_one_is_out_of_range(string medium, long blocks)
    {
        await using var bench = await Bench.OpenAsync(medium);
        if (medium.StartsWith("bd-re", StringComparison.Ordinal))
            Assert.Null(await OverwritableTests.Format(bench, new((uint)blocks, FormatType.Full)));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.Write(blocks, 32));
    }
}
