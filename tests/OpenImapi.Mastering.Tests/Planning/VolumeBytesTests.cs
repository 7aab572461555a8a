namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>A small volume, byte by byte as the tables of ECMA-119 and Joliet lay it out by hand.</summary>
public class VolumeBytesTests
{
    private const string Time = "65 02 03 04 05 06 00";
    private const string LongTime = "32303031303230333034303530363030 00";
    private const string Unspecified = "30303030303030303030303030303030 00";

    [Fact]
    public async Task The_primary_volume_descriptor_is_that_of_8_4()
    {
        var image = await Samples.ImageOf(Tree(), new() { Label = "cidata", Joliet = false, VolumeSetIdentifier = "SET", ApplicationIdentifier = "APP" });
        string expected = string.Concat(
            "01 4344303031 01 00", Spaces(32), "636964617461", Spaces(26), Zeros(8),
            "18000000 00000018", Zeros(32), "0100 0001 0100 0001 0008 0800",
            "16000000 00000016", "12000000 00000000 00000013 00000000",
            "22 00 14000000 00000014 00080000 00000800", Time, "02 00 00 0100 0001 01 00",
            "534554", Spaces(125), Spaces(128), Spaces(128), "415050", Spaces(125), Spaces(37), Spaces(37), Spaces(37),
            LongTime, LongTime, Unspecified, Unspecified, "01 00", Zeros(512), Zeros(653));
        Equal(expected, image.AsSpan(16 * 2048, 2048));
        Equal("FF 4344303031 01" + Zeros(2041), image.AsSpan(17 * 2048, 2048));
    }

    [Fact]
    public async Task The_path_tables_are_those_of_9_4()
    {
        var image = await Samples.ImageOf(Tree(), new() { Joliet = false });
        Equal("01 00 14000000 0100 00 00   03 00 15000000 0100 535542 00" + Zeros(2048 - 22), image.AsSpan(18 * 2048, 2048));
        Equal("01 00 00000014 0001 00 00   03 00 00000015 0001 535542 00" + Zeros(2048 - 22), image.AsSpan(19 * 2048, 2048));
    }

    [Fact]
    public async Task The_directories_are_those_of_9_1()
    {
        var image = await Samples.ImageOf(Tree(), new() { Joliet = false });
        Equal(
            "22 00 14000000 00000014 00080000 00000800" + Time + "02 00 00 0100 0001 01 00"
            + "22 00 14000000 00000014 00080000 00000800" + Time + "02 00 00 0100 0001 01 01"
            + "28 00 16000000 00000016 02000000 00000002" + Time + "00 00 00 0100 0001 07 412E5458543B31"
            + "2A 00 00000000 00000000 00000000 00000000" + Time + "00 00 00 0100 0001 08 454D5054592E3B31 00"
            + "24 00 15000000 00000015 00080000 00000800" + Time + "02 00 00 0100 0001 03 535542",
            image.AsSpan(20 * 2048, 34 + 34 + 40 + 42 + 36));
    }

    [Fact]
    public async Task A_later_session_counts_its_addresses_from_the_start_of_the_disc()
    {
        var image = await Samples.ImageOf(Tree(), new() { Joliet = false, Start = new(1000) });
        Equal("18000000 00000018", image.AsSpan(16 * 2048 + 80, 8));
        Equal("FA030000 00000000 000003FB 00000000", image.AsSpan(16 * 2048 + 140, 16));
        Equal("01 00 FC030000 0100 00 00   03 00 FD030000 0100 535542 00", image.AsSpan(18 * 2048, 22));
        Equal("02000000 00000002", image.AsSpan(20 * 2048 + 68 + 10, 8));
        Equal("FE030000 000003FE", image.AsSpan(20 * 2048 + 68 + 2, 8));
    }

    [Fact]
    public async Task Where_the_drive_tells_of_sessions_a_later_one_counts_its_size_from_block_zero_as_8_4_8_has_it()
    {
        var image = await Samples.ImageOf(Tree(), new() { Start = new(1000), IsoLevel = 4, SizeFromBlockZero = true });
        var end = 1000 + (image.Length / 2048);
        var both = $"{System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(end):X8} {end:X8}";
        Equal("01", image.AsSpan(16 * 2048, 1));
        foreach (var descriptor in new[] { 16, 17, 18 })
            Equal(both, image.AsSpan((descriptor * 2048) + 80, 8));
    }

    [Fact]
    public async Task Joliet_has_its_own_descriptor_tables_and_directories()
    {
        var image = await Samples.ImageOf(Tree(), new() { Label = "config-2" });
        var descriptor = image.AsSpan(17 * 2048, 2048);
        Equal("02 4344303031 01 00", descriptor[..8]);
        Equal("0063006F006E006600690067002D0032" + string.Concat(Enumerable.Repeat("0020", 8)), descriptor.Slice(40, 32));
        Equal("252F45" + Zeros(29), descriptor.Slice(88, 32));
        Equal("17000000 00000000 00000018 00000000", descriptor.Slice(140, 16));
        Equal("01 00 19000000 0100 00 00   06 00 1A000000 0100 005300750062", image.AsSpan(23 * 2048, 24));
        Equal("22 00 19000000 00000019", image.AsSpan(25 * 2048, 10));
        Equal("0A 0041002E005400580054 00", image.AsSpan(25 * 2048 + 68 + 32, 12));
        Equal("22 00 1A000000 0000001A", image.AsSpan(26 * 2048, 10));
        Equal("22 00 19000000 00000019", image.AsSpan(26 * 2048 + 34, 10));
    }

    [Fact]
    public async Task The_content_stands_in_its_blocks_filled_up_with_zeros()
    {
        var image = await Samples.ImageOf(Tree(), new() { Joliet = false });
        Equal("6869" + Zeros(2046), image.AsSpan(22 * 2048, 2048));
        Assert.Equal(24 * 2048, image.Length);
    }

    /// <summary>A.TXT with two bytes, an empty file, and a folder with a file of one byte; the names are exact at every level but the folder's.</summary>
    private static SourceTree Tree()
    {
        var tree = new SourceTree();
        tree.AddFile("A.TXT", FileContent.FromBytes("hi"u8.ToArray()), Samples.Time);
        tree.AddFile("EMPTY", FileContent.FromBytes(default), Samples.Time);
        tree.AddFile("Sub/X", FileContent.FromBytes("x"u8.ToArray()), Samples.Time);
        return tree;
    }

    private static string Zeros(int count) => new('0', 2 * count);

    private static string Spaces(int count) => string.Concat(Enumerable.Repeat("20", count));

    private static void Equal(string hex, ReadOnlySpan<byte> bytes) => Assert.Equal(hex.Replace(" ", "", StringComparison.Ordinal), Convert.ToHexString(bytes));
}
