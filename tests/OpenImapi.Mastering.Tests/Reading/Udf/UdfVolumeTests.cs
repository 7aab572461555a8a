using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Tests.Udf;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

/// <summary>Volumes that mkudffs, genisoimage and the Linux kernel made (Formats.Tests/Udf/Data), read in strict mode.</summary>
public class UdfVolumeTests
{
    public static TheoryData<string> Names => [.. Volume.Names.Select(row => row.Data).Where(name => !name.Contains("small-blocks"))];

    public static TheoryData<string> OfTheKernel => [.. Volume.Names.Select(row => row.Data).Where(name => name.StartsWith("linux", StringComparison.Ordinal))];

    private static ValueTask<UdfVolume> OpenAsync(string name, ReadingMode mode = ReadingMode.Strict) => UdfVolume.OpenAsync(VolumeSource.Open(name), mode: mode);

    private static async Task<List<UdfEntry>> WalkAsync(UdfVolume volume)
    {
        var entries = new List<UdfEntry>();
        await foreach (var entry in volume.WalkAsync())
            entries.Add(entry);
        return entries;
    }

    private static async Task<byte[]> ReadAsync(UdfVolume volume, string path)
    {
        var content = new MemoryStream();
        await using var stream = volume.OpenFile(await volume.FindAsync(path));
        await stream.CopyToAsync(content);
        return content.ToArray();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_volume_is_opened_and_walked_without_a_fault(string name)
    {
        var volume = await OpenAsync(name);
        Assert.Equal(name[^4..], volume.Revision.ToText());
        Assert.NotNull(volume.Primary);
        var entries = await WalkAsync(volume);
        Assert.DoesNotContain(entries, entry => entry.IsUnreadable);
        foreach (var entry in entries.Where(entry => entry.Type == FileType.Bytes))
            await ReadAsync(volume, entry.Path);
        Assert.Empty(volume.Faults);
    }

    [Theory]
    [MemberData(nameof(OfTheKernel))]
    public async Task The_files_of_the_kernel_have_their_content(string name)
    {
        var volume = await OpenAsync(name);
        Assert.Equal("hello\n", Encoding.ASCII.GetString(await ReadAsync(volume, "/a.txt")));
        Assert.Equal("hello\n", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/hardlink")));
        Assert.Empty(await ReadAsync(volume, "/empty"));
        Assert.Equal(new byte[100_000], await ReadAsync(volume, "/folder/zeros"));
        Assert.Equal(new byte[41 * 2048], await ReadAsync(volume, "/folder/hole"));
        Assert.Equal("x", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/Grüße.txt")));
        Assert.Equal("y", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/日本語.txt")));
        Assert.Equal("z", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/😀.txt")));
        Assert.Empty(await ReadAsync(volume, $"/folder/{new string('0', 250)}.txt"));
        var deeper = (await WalkAsync(volume)).Where(entry => entry.Path.StartsWith("/folder/deeper/", StringComparison.Ordinal)).Select(entry => entry.Name);
        Assert.Equal(
            Enumerable.Range(0, 40).Where(number => number != 7).Select(number => $"a file with a name of some length, number {number}").Order(StringComparer.Ordinal),
            deeper.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfTheKernel))]
    public async Task The_files_of_the_kernel_have_their_links_devices_modes_owners_and_times(string name)
    {
        var volume = await OpenAsync(name);
        Assert.Equal("../a.txt", await volume.ReadLinkAsync(await volume.FindAsync("/folder/relative")));
        Assert.Equal("/etc/passwd", await volume.ReadLinkAsync(await volume.FindAsync("/folder/absolute")));
        Assert.Equal("./././x/日本語/../y", await volume.ReadLinkAsync(await volume.FindAsync("/folder/dots")));
        Assert.Equal((FileType.CharacterDevice, (1u, 3u)), await DeviceAsync("/folder/char"));
        Assert.Equal((FileType.BlockDevice, (8u, 17u)), await DeviceAsync("/folder/block"));
        Assert.Equal(FileType.Fifo, (await volume.FindAsync("/folder/fifo")).Type);
        Assert.Equal("4755 2750 1777 0", string.Join(' ', await ModeAsync("/a.txt"), await ModeAsync("/folder"), await ModeAsync("/folder/deeper"), await ModeAsync("/empty")));
        var zeros = (await volume.FindAsync("/folder/zeros")).Entry;
        Assert.Equal((7u, 8u), (zeros.UserId, zeros.GroupId));
        var (first, second) = (await volume.FindAsync("/a.txt"), await volume.FindAsync("/folder/hardlink"));
        Assert.Equal((first.Address, 2), (second.Address, second.Entry.LinkCount));
        Assert.Equal(new DateTimeOffset(2001, 2, 3, 4, 5, 6, 789, 12, TimeSpan.Zero), first.ModifiedAt);
        Assert.Equal(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), (await volume.FindAsync("/empty")).ModifiedAt);
        Assert.Equal(new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero), (await volume.FindAsync("/folder/relative")).ModifiedAt);
        Assert.Equal(first.Entry.IsExtended ? first.ModifiedAt : null, first.CreatedAt);     // the kernel lets no file be older than its content

        async Task<(FileType, (uint, uint))> DeviceAsync(string path) => await volume.FindAsync(path) is var entry ? (entry.Type, (entry.Device!.Value.Major, entry.Device!.Value.Minor)) : default;
        async Task<string> ModeAsync(string path) => Convert.ToString((await volume.FindAsync(path)).Mode, 8);
    }

    [Fact]
    public async Task A_bridge_is_read_through_its_second_face()
    {
        var volume = await OpenAsync("genisoimage-bridge-1.02");
        Assert.Equal("LABEL", volume.Label);
        Assert.Equal("hello\n", Encoding.ASCII.GetString(await ReadAsync(volume, "/a.txt")));
        Assert.Equal(new byte[100_000], await ReadAsync(volume, "/folder/zeros"));
        Assert.Equal("y", Encoding.ASCII.GetString(await ReadAsync(volume, "/folder/日本語.txt")));
        Assert.Equal(67, (await WalkAsync(volume)).Count);
        Assert.Equal(new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero), (await volume.FindAsync("/a.txt")).ModifiedAt);
    }

    [Theory]
    [InlineData("mkudffs-cdr-1.50")]
    [InlineData("mkudffs-dvdr-2.00")]
    [InlineData("mkudffs-bdr-closed-2.60")]
    public async Task A_virtual_partition_is_read_through_its_table(string name)
    {
        var volume = await OpenAsync(name);
        Assert.Equal(PartitionMapKind.Virtual, volume.Logical.PartitionMaps[1].Kind);
        Assert.Equal((ushort)1, volume.Logical.FileSet.Location.Partition);
        Assert.False(volume.Root.IsUnreadable);
        Assert.Empty(await WalkAsync(volume));
    }

    [Fact]
    public async Task Small_blocks_are_refused_in_words()
    {
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await OpenAsync("mkudffs-small-blocks-2.01", ReadingMode.Tolerant));
        Assert.Equal(VolumeErrors.NoUdfVolume, refusal.Error);
    }

    [Fact]
    public async Task What_is_no_udf_is_refused_in_words()
    {
        foreach (var blocks in new[] { 0, 1, 256, 257, 600 })
        {
            var refusal = await Assert.ThrowsAsync<DiscException>(
                async () => await UdfVolume.OpenAsync(new MemoryBlockSource(new byte[blocks * 2048]), mode: ReadingMode.Tolerant));
            Assert.Equal(VolumeErrors.NoUdfVolume, refusal.Error);
        }
    }
}
