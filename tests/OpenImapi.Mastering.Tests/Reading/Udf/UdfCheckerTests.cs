using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering.Tests.Reading.Udf;

/// <summary>The rules of UDF: kept by volumes of other programs, and each broken once.</summary>
public class UdfCheckerTests
{
    private const string Name = "linux-hd-2.01";

    private static async Task<List<Finding>> CheckAsync(IBlockSource source)
    {
        var findings = new List<Finding>();
        await foreach (var finding in VolumeChecker.CheckAsync(source))
            findings.Add(finding);
        return findings;
    }

    [Theory]
    [InlineData("linux-hd-1.02")]
    [InlineData("linux-hd-2.01")]
    [InlineData("linux-dvdrw-1.50")]
    [InlineData("mkudffs-hd-1.50")]
    [InlineData("mkudffs-dvd-2.00")]
    [InlineData("mkudffs-dvdram-2.01")]
    [InlineData("mkudffs-cdrw-2.01")]
    [InlineData("mkudffs-dvdrw-1.50")]
    [InlineData("mkudffs-cdr-1.50")]
    [InlineData("mkudffs-cdr-2.01")]
    [InlineData("mkudffs-dvdr-2.00")]
    [InlineData("mkudffs-short-2.01")]
    [InlineData("mkudffs-long-2.01")]
    [InlineData("mkudffs-file-entry-2.01")]
    public async Task A_volume_of_another_program_breaks_no_rule(string name) =>
        Assert.DoesNotContain(await CheckAsync(VolumeSource.Open(name)), finding => finding.Severity == Severity.Error);

    public static TheoryData<string, string> Breakages => new()
    {
        { "only the first anchor is left", "2.2.3" },
        { "the anchors do not agree", "3/8.4.2.1" },
        { "the reserve sequence says another label", "3/8.4.2" },
        { "the volume was left open", "3/10.10.3" },
        { "the count of files is wrong", "2.2.6.4" },
        { "too new a revision is asked for", "2.2.6.4" },
        { "the next unique identifier is used", "4/14.15" },
        { "a unique identifier stands twice", "4/14.9.17" },
        { "a link count is wrong", "4/14.9.6" },
        { "the count of recorded blocks is wrong", "4/14.9.11" },
        { "a CRC is wrong", "3/7.2" },
        { "the partition lies outside the image", "3/10.5" },
        { "the partition's contents are of another edition", "3/10.5.3" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task A_broken_rule_is_found(string what, string clause)
    {
        var source = VolumeSource.Open(Name);
        await BreakAsync(source, what);
        var findings = await CheckAsync(source);
        Assert.Contains(findings, finding => finding.Clause == clause && finding.Severity == Severity.Error);
    }

    [Fact]
    public async Task A_mirror_that_differs_is_found()
    {
        const int MirrorEntry = 273;
        var image = new HandMadeUdf(UdfRevision.Udf250, HandMadeForm.Metadata).Image;
        Assert.DoesNotContain(await CheckAsync(new MemoryBlockSource(image)), finding => finding.Clause == "2.2.13.1");
        var mirror = image.AsSpan(MirrorEntry * 2048, 2048);
        Descriptor.Write(Structure.Read<FileEntry>(mirror) with { InformationLength = 13 * 2048 }, mirror, 1, UdfRevision.Udf250);
        Assert.Contains(await CheckAsync(new MemoryBlockSource(image)), finding => finding.Clause == "2.2.13.1");
    }

    private static async Task BreakAsync(VolumeSource source, string what)
    {
        var volume = await UdfVolume.OpenAsync(VolumeSource.Open(Name));
        var last = source.Extent.End.Value - 1;
        var anchor = Structure.Read<AnchorVolumeDescriptorPointer>(source.Block(256));
        var file = await volume.FindAsync("/a.txt");
        var entry = volume.Partitions[0].Start + file.Address!.Value.Block;
        long Where(TagIdentifier tag, uint from) =>
            Enumerable.Range((int)from, 16).First(block => Structure.Read<DescriptorTag>(source.Block(block)).Identifier == tag);
        var zeros = await volume.FindAsync("/folder/zeros");
        var partition = Where(TagIdentifier.Partition, anchor.MainSequence.Location);
        Action change = what switch
        {
            "only the first anchor is left" => () => source.Changed[last] = source.Changed[last - 256] = new byte[2048],
            "the anchors do not agree" => () => Change<AnchorVolumeDescriptorPointer>(source, last, at => at with { ReserveSequence = new(32768, 1) }),
            "the reserve sequence says another label" => () => Change<LogicalVolumeDescriptor>(source, Where(TagIdentifier.LogicalVolume, anchor.ReserveSequence.Location),
                at => at with { LogicalVolumeIdentifier = CompressedUnicode.Of("other") }),
            "the volume was left open" => () => Integrity(at => at with { Type = IntegrityType.Open }),
            "the count of files is wrong" => () => Integrity(at => at with { Use = at.Use!.Value with { Files = at.Use.Value.Files + 1 } }),
            "too new a revision is asked for" => () => Integrity(at => at with { Use = at.Use!.Value with { MinimumRead = UdfRevision.Udf250 } }),
            "the next unique identifier is used" => () => Integrity(at => at with { NextUniqueId = 17 }),
            "a unique identifier stands twice" => () => Entry(at => at with { UniqueId = zeros.Entry.UniqueId }),
            "a link count is wrong" => () => Entry(at => at with { LinkCount = 7 }),
            "the count of recorded blocks is wrong" => () => Entry(at => at with { LogicalBlocksRecorded = 99 }),
            "a CRC is wrong" => () => source.Changed[entry] = Flipped(source.Block(entry), 100),
            "the partition lies outside the image" => () => Change<PartitionDescriptor>(source, partition, at => at with { Length = at.Length + 100_000 }),
            _ => () => Change<PartitionDescriptor>(source, partition, at => at with { Contents = at.Contents with { Identifier = UdfIdentifiers.Nsr02 } }),
        };
        change();

        void Integrity(Func<LogicalVolumeIntegrityDescriptor, LogicalVolumeIntegrityDescriptor> changed) =>
            Change(source, LastIntegrity(source, volume), changed);
        void Entry(Func<FileEntry, FileEntry> changed) => Change(source, entry, changed, file.Address.Value.Block);
    }

    private static long LastIntegrity(VolumeSource source, UdfVolume volume)
    {
        var at = (long)volume.Logical.IntegritySequence.Location;
        while (Structure.Read<DescriptorTag>(source.Block(at + 1)).Identifier == TagIdentifier.LogicalVolumeIntegrity)
            at++;
        return at;
    }

    private static void Change<T>(VolumeSource source, long block, Func<T, T> changed, uint? location = null)
        where T : struct, IDescriptor
    {
        var bytes = source.Block(block).ToArray();
        Descriptor.Write(changed(Structure.Read<T>(bytes)), bytes, location ?? (uint)block, UdfRevision.Udf201);
        source.Changed[block] = bytes;
    }

    private static byte[] Flipped(byte[] block, int at)
    {
        var copy = block.ToArray();
        copy[at] ^= 1;
        return copy;
    }
}
