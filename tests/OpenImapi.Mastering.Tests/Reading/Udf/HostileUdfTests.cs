using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

/// <summary>Volumes whose bytes were damaged: faults in words, in bounded time, and as much as can be read.</summary>
public class HostileUdfTests
{
    private static readonly string[] Names =
        ["linux-hd-2.01", "linux-4096-2.01", "linux-dvdrw-1.50", "genisoimage-bridge-1.02", "mkudffs-cdr-1.50", "mkudffs-bdr-2.60"];

    private static async Task<List<string>> WalkAsync(UdfVolume volume)
    {
        var paths = new List<string>();
        await foreach (var entry in volume.WalkAsync())
            paths.Add(entry.Path);
        return paths;
    }

    private static async Task<List<string>> WalkAsync(string name) => await WalkAsync(await UdfVolume.OpenAsync(VolumeSource.Open(name)));

    private static VolumeSource Without(string name, params long[] blocks)
    {
        var source = VolumeSource.Open(name);
        foreach (var block in blocks)
            source.Changed[block] = new byte[BlockSizes.UserData];
        return source;
    }

    private static long[] MainSequence(VolumeSource source) =>
        [.. Enumerable.Range((int)Structure.Read<AnchorVolumeDescriptorPointer>(source.Block(256)).MainSequence.Location, 16).Select(block => (long)block)];

    [Fact]
    public async Task Another_anchor_is_found_where_the_first_is_gone()
    {
        var source = Without("linux-hd-2.01", 256);
        var volume = await UdfVolume.OpenAsync(source);
        Assert.Equal(await WalkAsync("linux-hd-2.01"), await WalkAsync(volume));
        var last = source.Extent.End.Value - 1;
        volume = await UdfVolume.OpenAsync(Without("linux-hd-2.01", 256, last));
        Assert.Equal("LinuxUDF", volume.Label);
        var refusal = await Assert.ThrowsAsync<DiscException>(
            async () => await UdfVolume.OpenAsync(Without("linux-hd-2.01", 256, last, last - 256), mode: ReadingMode.Tolerant));
        Assert.Equal(VolumeErrors.NoUdfVolume, refusal.Error);
    }

    [Fact]
    public async Task The_reserve_sequence_is_read_where_the_main_one_is_gone()
    {
        var main = MainSequence(VolumeSource.Open("linux-hd-2.01"));
        var volume = await UdfVolume.OpenAsync(Without("linux-hd-2.01", main), mode: ReadingMode.Tolerant);
        Assert.NotEmpty(volume.Faults);
        Assert.Equal(await WalkAsync("linux-hd-2.01"), await WalkAsync(volume));
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await UdfVolume.OpenAsync(Without("linux-hd-2.01", main)));
        Assert.Contains("reserve sequence", refusal.Message);
    }

    [Fact]
    public async Task A_descriptor_with_a_broken_seal_ends_strict_reading_and_is_used_in_tolerant_reading()
    {
        var source = VolumeSource.Open("linux-hd-2.01");
        var logical = MainSequence(source).First(block => Structure.Read<DescriptorTag>(source.Block(block)).Identifier == TagIdentifier.LogicalVolume);
        source.Changed[logical] = source.Block(logical);
        source.Changed[logical][90] ^= 1;
        var refusal = await Assert.ThrowsAsync<DiscException>(async () => await UdfVolume.OpenAsync(source));
        Assert.Contains($"block {logical}", refusal.Message);
        Assert.Contains("descriptor CRC", refusal.Message);
        var volume = await UdfVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        Assert.NotEmpty(volume.Faults);
        Assert.Equal(await WalkAsync("linux-hd-2.01"), await WalkAsync(volume));
    }

    [Fact]
    public async Task A_volume_that_is_cut_short_says_so()
    {
        var whole = VolumeSource.Open("linux-hd-2.01");
        var source = new CutSource(whole, new(default, new(345)));
        var volume = await UdfVolume.OpenAsync(source, mode: ReadingMode.Tolerant);
        await WalkAsync(volume);
        Assert.Contains(volume.Faults, fault => fault.Rule.Contains("outside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_spared_packet_is_read_where_it_lies_instead()
    {
        const string Name = "linux-dvdrw-1.50";
        var source = VolumeSource.Open(Name);
        var volume = await UdfVolume.OpenAsync(source);
        var map = volume.Logical.PartitionMaps[0].Sparable;
        var start = volume.Partitions[0].Start;
        var packet = volume.FileSet.RootDirectoryIcb.Location.Block / map.PacketLength * map.PacketLength;
        const uint Elsewhere = 5000;
        for (var i = 0u; i < map.PacketLength; i++)
        {
            source.Changed[Elsewhere + i] = source.Block(start + packet + i);
            source.Changed[start + packet + i] = new byte[BlockSizes.UserData];
        }

        foreach (var location in map.TableLocations)
        {
            var table = Structure.Read<SparingTable>(source.Block(location));
            table.Entries = [new(packet, Elsewhere), .. table.Entries.Skip(1)];
            source.Changed[location] = new byte[BlockSizes.UserData];
            Descriptor.Write(table, source.Changed[location], location, UdfRevision.Udf150);
        }

        Assert.Equal(await WalkAsync(Name), await WalkAsync(await UdfVolume.OpenAsync(source)));
    }

    /// <remarks>Seed 1676.</remarks>
    [Fact]
    public async Task Any_damage_ends_in_words_and_in_bounded_time()
    {
        var random = new Random(1676);
        foreach (var name in Names)
        {
            var pristine = VolumeSource.Open(name);
            var used = OpenImapi.Formats.Tests.Udf.Volume.Open(name).Numbers.Select(number => (long)number).ToArray();
            for (var round = 0; round < 60; round++)
            {
                var source = VolumeSource.Open(name);
                for (var wounds = random.Next(1, 6); wounds > 0; wounds--)
                    Wound(source, pristine, used[random.Next(used.Length)], random);
                await ReadAllAsync(source, ReadingMode.Tolerant);
                await ReadAllAsync(source, ReadingMode.Strict);
            }
        }
    }

    /// <summary>Changes a few bytes of a block; half of the time its seal is made right again, so that the reader believes it.</summary>
    private static void Wound(VolumeSource source, VolumeSource pristine, long number, Random random)
    {
        var block = (byte[])pristine.Block(number).Clone();
        for (var bytes = random.Next(1, 8); bytes > 0; bytes--)
            block[random.Next(2) == 0 ? random.Next(256) : random.Next(block.Length)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
        var tag = Structure.Read<DescriptorTag>(block);
        if (random.Next(2) == 0 && tag.CrcLength <= block.Length - DescriptorTag.Length)
            Descriptor.Seal(block, tag.CrcLength);
        source.Changed[number] = block;
    }

    private static async Task ReadAllAsync(VolumeSource source, ReadingMode mode)
    {
        try
        {
            var volume = await UdfVolume.OpenAsync(source, mode: mode);
            var left = 2000;
            await foreach (var entry in volume.WalkAsync())
            {
                if (--left == 0)
                    break;
                if (entry is { IsFolder: false, Length: < 1 << 20 })
                    await ReadAsync(volume, entry);
            }

            if (mode == ReadingMode.Tolerant)
                Assert.InRange(await VolumeChecker.CheckAsync(source).CountAsync(), 0, 20_000);
        }
        catch (DiscException said)
        {
            Assert.NotEmpty(said.Message);
        }
    }

    private static async Task ReadAsync(UdfVolume volume, UdfEntry entry)
    {
        try
        {
            if (entry.Type == FileType.SymbolicLink)
                await volume.ReadLinkAsync(entry);
            await using var stream = volume.OpenFile(entry);
            await stream.CopyToAsync(Stream.Null);
            _ = (entry.Device, entry.CreatedAt, entry.ModifiedAt, entry.Mode);
        }
        catch (DiscException said)
        {
            Assert.NotEmpty(said.Message);
        }
    }

    /// <summary>A source with its end cut off.</summary>
    private sealed class CutSource(IBlockSource whole, Extent extent) : IBlockSource
    {
        public int BlockSize => whole.BlockSize;

        public Extent Extent => extent;

        public ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
        {
            this.CheckRange(start, blocks.Length);
            return whole.ReadAsync(start, blocks, cancellation);
        }
    }
}
