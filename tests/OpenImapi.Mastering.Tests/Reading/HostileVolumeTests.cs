using System.Text;
using OpenImapi.Formats;
using static OpenImapi.Mastering.Tests.Reading.HandMadeVolume;

namespace OpenImapi.Mastering.Tests.Reading;

/// <summary>Volumes that break the standard: strict reading refuses them clearly, tolerant reading goes on where it can.</summary>
public class HostileVolumeTests
{
    private static byte[] Joliet(string name) => Encoding.BigEndianUnicode.GetBytes(name);

    /// <summary>Reads all of a volume: what tolerant reading shows and finds, and the error of strict reading.</summary>
    private static async Task<(string[] Shown, string[] Faults, DiscException Refusal)> ReadAsync(HandMadeVolume image, bool joliet = false)
    {
        var refusal = await Assert.ThrowsAsync<DiscException>(() => ListAsync(ReadingMode.Strict));
        var (shown, faults) = await ListAsync(ReadingMode.Tolerant);
        Assert.NotEmpty(faults);
        return (shown, faults, refusal);

        async Task<(string[] Shown, string[] Faults)> ListAsync(ReadingMode mode)
        {
            var volume = await IsoVolume.OpenAsync(image.Source, mode: mode);
            var lines = await Captured.ListAsync(joliet ? volume.Joliet! : volume.Iso);
            return (lines, [.. volume.Faults.Select(fault => fault.ToString())]);
        }
    }

    [Fact]
    public async Task A_directory_that_holds_itself_is_not_entered_twice()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("LOOP", 20, 2048, flags: 2));
        var (shown, faults, refusal) = await ReadAsync(image);
        Assert.Equal(["/LOOP/"], shown);
        Assert.Contains("met before", faults[0], StringComparison.Ordinal);
        Assert.Contains("block 20, /LOOP", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directories_that_name_each_other_end()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A", 21, 2048, flags: 2), Record("B", 22, 2048, flags: 2));
        image.Directory(21, 20, Record("TO_B", 22, 2048, flags: 2));
        image.Directory(22, 20, Record("TO_A", 21, 2048, flags: 2));
        Assert.Equal(["/A/", "/A/TO_B/", "/A/TO_B/TO_A/", "/B/"], (await ReadAsync(image)).Shown);
    }

    [Fact]
    public async Task A_record_across_a_sector_is_refused()
    {
        var image = new HandMadeVolume(40);
        var records = Enumerable.Range(0, 41).Select(i => Record($"FILE{i:0000}.DAT;1", 30, 1)).ToArray();
        image.Directory(20, 20, records);
        image.Block(20)[68 + 40 * 48] = 200;
        var (shown, faults, _) = await ReadAsync(image);
        Assert.Equal(40, shown.Length);
        Assert.Contains("6.8.1.1", faults[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    public async Task A_record_that_is_too_short_is_refused(int length)
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A.;1", 30, 1), Record("B.;1", 30, 1));
        image.Block(20)[68] = (byte)length;
        var (shown, _, refusal) = await ReadAsync(image);
        Assert.Empty(shown);
        Assert.Equal("OPENIMAPI_E_MALFORMED", refusal.Error.Symbol);
    }

    [Fact]
    public async Task An_identifier_longer_than_its_record_is_skipped()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A.;1", 30, 1), Record("B.;1", 30, 1));
        image.Block(20)[68 + 32] = 6;
        Assert.Equal(["/B 1"], (await ReadAsync(image)).Shown);
    }

    [Fact]
    public async Task A_file_outside_the_image_is_listed_and_cannot_be_opened()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A.;1", 39, 4096), Record("B.;1", 30, 5));
        var (shown, _, refusal) = await ReadAsync(image);
        Assert.Equal(["/A 4096", "/B 5"], shown);
        Assert.Equal("OPENIMAPI_E_OUTSIDE_IMAGE", refusal.Error.Symbol);
        var volume = await IsoVolume.OpenAsync(image.Source, mode: ReadingMode.Tolerant);
        var file = await volume.FindAsync("A");
        Assert.Equal("OPENIMAPI_E_OUTSIDE_IMAGE", Assert.Throws<DiscException>(() => volume.OpenFile(file)).Error.Symbol);
        Assert.Equal(5, (await Captured.ContentAsync(volume, await volume.FindAsync("B"))).Length);
    }

    [Fact]
    public async Task A_directory_of_four_gigabytes_is_cut_to_the_image()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("D", 21, uint.MaxValue, flags: 2));
        image.Directory(21, 20, Record("A.;1", 30, 1));
        var (shown, _, refusal) = await ReadAsync(image);
        Assert.Equal(["/D/", "/D/A 1"], shown);
        Assert.Equal("OPENIMAPI_E_OUTSIDE_IMAGE", refusal.Error.Symbol);
    }

    [Fact]
    public async Task Byte_orders_that_differ_give_the_least_significant_byte_first()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A.;1", 30, 5));
        image.Block(20)[68 + 17] = 77;
        var (shown, faults, _) = await ReadAsync(image);
        Assert.Equal(["/A 5"], shown);
        Assert.Equal("block 20, /: byte 78, data length: the two byte orders differ: 5 and 77", faults[0]);
    }

    [Theory]
    [InlineData("..;1", "_")]
    [InlineData("...;1", "__")]
    [InlineData(".;1", "_")]
    [InlineData(";1", "_")]
    [InlineData("../../ETC/PASSWD.;1", ".._.._ETC_PASSWD")]
    [InlineData("A\0B.;1", "A_B")]
    public async Task No_name_leads_out_of_its_folder(string identifier, string shown)
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record(identifier, 30, 1));
        Assert.Equal([$"/{shown} 1"], (await ReadAsync(image)).Shown);
    }

    [Fact]
    public async Task A_file_whose_last_section_is_missing_is_shown_as_far_as_it_goes()
    {
        var image = new HandMadeVolume(40);
        image.Directory(20, 20, Record("A.;1", 30, 2048, flags: 0x80), Record("A.;1", 31, 2048, flags: 0x80), Record("B.;1", 33, 1));
        var (shown, faults, _) = await ReadAsync(image);
        Assert.Equal(["/A 4096", "/B 1"], shown);
        Assert.Contains("9.1.6", faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_odd_joliet_identifier_loses_its_last_byte()
    {
        var image = WithJoliet();
        image.Directory(30, 30, Record([.. Joliet("ab"), 0x41], 33, 1), Record([.. Joliet("cd"), 0xD8, 0x3D], 33, 2));
        var (shown, _, _) = await ReadAsync(image, joliet: true);
        Assert.Equal(["/ab 1", "/cd\uD83D 2"], shown);
    }

    [Fact]
    public async Task Folders_nested_beyond_belief_end()
    {
        var image = new HandMadeVolume(1200);
        for (var block = 20; block < 1199; block++)
            image.Directory(block, (uint)Math.Max(20, block - 1), Record("D", (uint)block + 1, 2048, flags: 2));
        image.Directory(1199, 1198);
        var (shown, faults, _) = await ReadAsync(image);
        Assert.Equal(VolumeEntry.MaximumDepth + 1, shown.Length);
        Assert.Contains("nested more than 1024", faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_without_terminator_is_a_fault()
    {
        var image = new HandMadeVolume(40);
        image.Block(17).Clear();
        Assert.Contains("no terminator", (await ReadAsync(image)).Faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Descriptors_without_end_are_not_followed()
    {
        var image = new HandMadeVolume(2000);
        for (var block = 17; block < 2000; block++)
            image.Descriptor(block, 2, 20, 18);
        image.Directory(20, 20);
        for (var block = 21; block < 2000; block++)
            image.Descriptor(block, 2, 20, 18);
        var source = new CountingSource(image.Bytes);
        await IsoVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        Assert.InRange(source.Reads, 1, 300);
    }

    [Fact]
    public async Task Interleaved_files_and_other_discs_are_refused_when_opened()
    {
        var image = new HandMadeVolume(40);
        var interleaved = Record("A.;1", 30, 1);
        (interleaved[26], interleaved[27]) = (1, 1);
        var elsewhere = Record("B.;1", 30, 1);
        Both16(elsewhere.AsSpan(28), 2);
        image.Directory(20, 20, interleaved, elsewhere);
        var volume = await IsoVolume.OpenAsync(image.Source);
        foreach (var (name, reason) in new[] { ("A", "interleaved"), ("B", "volume 2 of a set") })
        {
            var file = await volume.FindAsync(name);
            var refusal = Assert.Throws<DiscException>(() => volume.OpenFile(file));
            Assert.Equal("OPENIMAPI_E_VOLUME_NOT_SUPPORTED", refusal.Error.Symbol);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_extended_attribute_record_stands_before_the_content()
    {
        var image = new HandMadeVolume(40);
        var record = Record("A.;1", 30, 3);
        record[1] = 2;
        image.Directory(20, 20, record);
        "abc"u8.CopyTo(image.Block(32));
        var volume = await IsoVolume.OpenAsync(image.Source);
        Assert.Equal("abc"u8.ToArray(), await Captured.ContentAsync(volume, await volume.FindAsync("A")));
    }

    [Fact]
    public async Task Other_block_sizes_are_refused()
    {
        var image = new HandMadeVolume(40);
        Both16(image.Block(16)[128..], 512);
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await IsoVolume.OpenAsync(image.Source));
        Assert.Equal("OPENIMAPI_E_VOLUME_NOT_SUPPORTED", refusal.Error.Symbol);
        refusal = await Assert.ThrowsAsync<DiscException>(async () => await IsoVolume.OpenAsync(new MemoryBlockSource(new byte[2352 * 40], blockSize: 2352)));
        Assert.Contains("2352", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task Where_there_is_no_volume_it_is_said(int blocks)
    {
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await IsoVolume.OpenAsync(new MemoryBlockSource(new byte[2048 * blocks])));
        Assert.Equal("OPENIMAPI_E_NO_VOLUME", refusal.Error.Symbol);
    }

    [Fact]
    public async Task Faults_are_counted_beyond_those_that_are_kept()
    {
        var image = new HandMadeVolume(80);
        for (var block = 21; block < 71; block++)
        {
            image.Directory(block, 20, [.. Enumerable.Range(0, 49).Select(i => Record($"F{i:00}.;1", 70_000, 1))]);
        }

        image.Directory(20, 20, [.. Enumerable.Range(21, 50).Select(block => Record($"D{block}", (uint)block, 2048, flags: 2))]);
        var volume = await IsoVolume.OpenAsync(image.Source, mode: ReadingMode.Tolerant);
        await Captured.ListAsync(volume.Iso);
        Assert.Equal((VolumeFaults.MaximumKept, 2450), (volume.Faults.Count, volume.Faults.Total));
    }

    private static HandMadeVolume WithJoliet()
    {
        var image = new HandMadeVolume(40);
        image.Block(17).CopyTo(image.Block(18));
        image.Descriptor(17, 2, rootBlock: 30, tableBlock: 31);
        image.Tables(31, (30, 1, "\0"));
        image.Tables(21, (20, 1, "\0"));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(image.Block(16)[140..], 21);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(image.Block(16)[148..], 22);
        return image;
    }
}
