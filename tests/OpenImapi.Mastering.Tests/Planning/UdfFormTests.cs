using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Planning;

/// <summary>UDF volumes that can be added to: virtual and sparable partitions, and sessions that go on with a virtual one.</summary>
public class UdfFormTests
{
    private static readonly UdfRevision[] Sparable = [UdfRevision.Udf150, UdfRevision.Udf200, UdfRevision.Udf201];

    public static TheoryData<UdfRevision, UdfForm, bool> Volumes =>
        [.. from revision in UdfRevisions.All.Skip(1) from form in new[] { UdfForm.Virtual, UdfForm.Sparable } from isBridge in new[] { true, false }
            where form == UdfForm.Virtual || Sparable.Contains(revision) select new TheoryDataRow<UdfRevision, UdfForm, bool>(revision, form, isBridge)];

    public static TheoryData<UdfRevision> Virtual => [.. UdfRevisions.All.Skip(1)];

    [Theory]
    [MemberData(nameof(Volumes))]
    public async Task Every_file_is_there_with_its_bytes(UdfRevision revision, UdfForm form, bool isBridge)
    {
        var tree = Wide(700);
        var image = await Samples.ImageOf(tree, new() { Udf = revision, UdfForm = form, Iso = isBridge });
        var volume = await MustHoldAsync(image, tree);
        Assert.Equal(form == UdfForm.Virtual ? [PartitionMapKind.Physical, PartitionMapKind.Virtual] : [PartitionMapKind.Sparable], volume.Logical.PartitionMaps.Select(map => map.Kind));
        Assert.Equal(form == UdfForm.Virtual ? (IntegrityType.Open, PartitionAccess.WriteOnce) : (IntegrityType.Closed, PartitionAccess.Overwritable),
            (volume.Integrity!.Value.Type, volume.Partitions[0].Access));
    }

    [Theory]
    [MemberData(nameof(Virtual))]
    public async Task The_last_block_is_the_entry_of_the_table_and_an_anchor_stands_256_blocks_before_it(UdfRevision revision)
    {
        var image = await Samples.ImageOf(Wide(3), new() { Udf = revision, UdfForm = UdfForm.Virtual });
        var last = image.Length / 2048 - 1;
        foreach (var anchor in new[] { 256, last - 256 })
        {
            var faults = new FaultList();
            Assert.Equal((32u, 48u), Descriptor.Read<AnchorVolumeDescriptorPointer>(image.AsSpan(anchor * 2048, 2048), (uint)anchor, faults) is var found ? (found.MainSequence.Location, found.ReserveSequence.Location) : default);
            Assert.Empty(faults);
        }

        var entry = image.AsSpan(last * 2048);
        Assert.Equal(revision == UdfRevision.Udf150 ? 261 : 266, BinaryPrimitives.ReadUInt16LittleEndian(entry));
        Assert.Equal(revision == UdfRevision.Udf150 ? 0 : 248, entry[16 + 11]);
    }

    [Fact]
    public async Task A_sparable_volume_begins_and_ends_its_partition_with_a_packet_and_names_free_packets()
    {
        foreach (var packet in new[] { 16, 32 })
        {
            var image = await Samples.ImageOf(Wide(3), new() { Udf = UdfRevision.Udf201, UdfForm = UdfForm.Sparable, UdfPacketLength = packet, Iso = false });
            var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(image));
            var (partition, map) = (volume.Partitions[0], volume.Logical.PartitionMaps[0].Sparable);
            Assert.Equal((0u, 0u, packet, 2), (partition.Start % 32, partition.Length % 32, map.PacketLength, map.TableLocations.Count));
            foreach (var location in map.TableLocations)
            {
                var faults = new FaultList();
                var table = Descriptor.Read<SparingTable>(image.AsSpan((int)location * 2048, 2048), location, faults);
                Assert.Empty(faults);
                Assert.Equal(512 / packet, table.Entries.Count);
                Assert.All(table.Entries, entry => Assert.True(entry is { Original: SparingEntry.Free } && entry.Mapped % packet == 0 && entry.Mapped + packet <= partition.Start));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Virtual))]
    public async Task A_session_that_goes_on_records_what_has_changed_and_nothing_else(UdfRevision revision)
    {
        var options = new ImageOptions { Udf = revision, UdfForm = UdfForm.Virtual, Iso = false, MediumLength = new(100_000), VolumeDate = Samples.Time };
        var disc = (await Samples.ImageOf(Wide(300), options)).ToList();
        var expected = Wide(300);
        for (var session = 0; session < 3; session++)
        {
            var source = new MemoryBlockSource(disc.ToArray());
            var earlier = await UdfEarlier.ReadAsync(await UdfVolume.OpenAsync(source));
            var tree = new SourceTree();
            await (await DiscVolume.OpenAsync(source)).AddToAsync(tree);
            foreach (var target in new[] { tree, expected })
            {
                target.AddFile($"new {session}/file", Samples.Bytes(5000, session), Samples.Time);
                target.AddFile($"wide/folder 1/added {session}", Samples.Bytes(10, session), Samples.Time);
                target.AddFile($"wide/folder 2/{3 * session + 11}.bin", Samples.Bytes(77, session), Samples.Time, overwrite: true);
            }

            var start = disc.Count / 2048 + 7;
            var plan = ImagePlanner.Plan(tree, options with { Start = new(start), UdfEarlier = earlier });
            Assert.Equal(3, plan.Regions.Count(region => region.Kind == RegionKind.FileData));
            Assert.Equal(6, plan.Regions.Single(region => region.Kind == RegionKind.FileEntries).Extent.Length.Value);
            disc.AddRange(new byte[7 * 2048]);
            disc.AddRange(await Samples.ImageOf(plan));
            await MustHoldAsync([.. disc], expected);
            await MustHoldAsync([.. disc], expected, start);
        }
    }

    [Fact]
    public async Task A_link_counts_again_when_its_file_has_a_new_name()
    {
        var options = new ImageOptions { Udf = UdfRevision.Udf201, UdfForm = UdfForm.Virtual, Iso = false, MediumLength = new(100_000), VolumeDate = Samples.Time };
        var disc = await Samples.ImageOf(Wide(5), options);
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(disc));
        var was = await volume.FindAsync("/wide/folder 0/0.bin");
        var tree = new SourceTree();
        await (await DiscVolume.OpenAsync(new MemoryBlockSource(disc))).AddToAsync(tree);
        tree.AddHardLink(tree.Root, "again"u8, tree.Find("wide/folder 0/0.bin")!.Value);
        var plan = ImagePlanner.Plan(tree, options with { Start = new(disc.Length / 2048), UdfEarlier = await UdfEarlier.ReadAsync(volume) });
        var now = await UdfVolume.OpenAsync(new MemoryBlockSource(disc.Concat(await Samples.ImageOf(plan)).ToArray()));
        var (one, other) = (await now.FindAsync("/wide/folder 0/0.bin"), await now.FindAsync("/again"));
        Assert.Equal((was.Address, was.Entry.UniqueId, was.Address, (ushort)2), (one.Address, one.Entry.UniqueId, other.Address, one.Entry.LinkCount));
    }

    [Fact]
    public void Forms_that_a_revision_does_not_know_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ImagePlanner.Plan(Wide(1), new() { Udf = UdfRevision.Udf102, UdfForm = UdfForm.Virtual }));
        Assert.Throws<ArgumentException>(() => ImagePlanner.Plan(Wide(1), new() { Udf = UdfRevision.Udf250, UdfForm = UdfForm.Sparable }));
        Assert.Throws<ArgumentException>(() => ImagePlanner.Plan(Wide(1), new() { Udf = UdfRevision.Udf201, UdfForm = UdfForm.Sparable, UdfPacketLength = 8 }));
    }

    private static SourceTree Wide(int files)
    {
        var tree = new SourceTree();
        for (var number = 0; number < files; number++)
            tree.AddFile($"wide/folder {number % 3}/{number}.bin", Samples.Bytes(number * 37 % 5000, number), Samples.Time);
        return tree;
    }

    private static async Task<UdfVolume> MustHoldAsync(byte[] image, SourceTree tree, int session = 0)
    {
        var token = TestContext.Current.CancellationToken;
        var volume = await UdfVolume.OpenAsync(new MemoryBlockSource(image), new(session), ReadingMode.Strict, token);
        var found = 0;
        await foreach (var entry in volume.WalkAsync(cancellation: token))
        {
            found++;
            var file = tree[tree.Find(entry.Path)!.Value];
            Assert.Equal((file.IsFolder, file.Length), (entry.IsFolder, entry.IsFolder ? 0 : entry.Length));
            if (!file.IsFolder)
                Assert.Equal(await BytesOf(file.Content!.Open()), await BytesOf(volume.OpenFile(entry)));
        }

        Assert.Equal(tree.NodeCount - 1, found);
        Assert.Empty(volume.Faults);
        return volume;
    }

    private static async Task<byte[]> BytesOf(Stream stream)
    {
        await using (stream)
        {
            var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            return bytes.ToArray();
        }
    }
}
