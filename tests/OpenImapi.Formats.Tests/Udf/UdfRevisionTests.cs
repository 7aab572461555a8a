using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

public class UdfRevisionTests
{
    [Theory]
    [InlineData(UdfRevision.Udf102, "1.02", "NSR02", 2, UdfRevision.Udf102)]
    [InlineData(UdfRevision.Udf150, "1.50", "NSR02", 2, UdfRevision.Udf150)]
    [InlineData(UdfRevision.Udf200, "2.00", "NSR03", 3, UdfRevision.Udf200)]
    [InlineData(UdfRevision.Udf201, "2.01", "NSR03", 3, UdfRevision.Udf201)]
    [InlineData(UdfRevision.Udf250, "2.50", "NSR03", 3, UdfRevision.Udf250)]
    [InlineData(UdfRevision.Udf260, "2.60", "NSR03", 3, UdfRevision.Udf250)]
    public void A_revision_tells_its_edition_and_who_can_read_it(UdfRevision revision, string text, string identifier, int version, UdfRevision read)
    {
        Assert.Equal(
            (text, identifier, version, read, revision),
            (revision.ToText(), $"{revision.StandardIdentifier()}", revision.DescriptorVersion(), revision.MinimumRead(), revision.MinimumWrite()));
        Assert.Equal(version == 3, revision.AllowsExtendedFileEntries());
        Assert.Equal($"+{identifier}", $"{EntityIdentifier.PartitionContents(revision).Identifier}");
    }

    [Fact]
    public void A_metadata_partition_belongs_on_what_is_read_only_or_overwritable()
    {
        PartitionAccess[] with = [.. Enum.GetValues<PartitionAccess>().Where(access => UdfRevision.Udf250.HasMetadataPartition(access))];
        Assert.Equal([PartitionAccess.ReadOnly, PartitionAccess.Overwritable], with);
        Assert.True(UdfRevision.Udf260.HasMetadataPartition(PartitionAccess.PseudoOverwritable));
        Assert.DoesNotContain(Enum.GetValues<PartitionAccess>(), access => UdfRevision.Udf201.HasMetadataPartition(access));
    }

    /// <summary>As mkudffs writes them: the revisions, the minimum to read, the edition of the partition.</summary>
    [Theory]
    [InlineData("mkudffs-hd-1.02", UdfRevision.Udf102)]
    [InlineData("mkudffs-cdr-1.50", UdfRevision.Udf150)]
    [InlineData("mkudffs-cdrw-2.00", UdfRevision.Udf200)]
    [InlineData("mkudffs-dvd-2.01", UdfRevision.Udf201)]
    [InlineData("mkudffs-bdr-2.50", UdfRevision.Udf250)]
    [InlineData("mkudffs-bdr-2.60", UdfRevision.Udf260)]
    public void Others_see_the_revisions_as_we_do(string name, UdfRevision revision)
    {
        var volume = Volume.Open(name);
        var logical = Find<LogicalVolumeDescriptor>(volume);
        Assert.Equal(EntityIdentifier.Domain(revision), logical.Domain);
        Assert.Equal(CharacterSet.Osta, logical.CharacterSet);
        Assert.Equal(revision.DescriptorVersion(), logical.Tag.Version);
        Assert.Equal(EntityIdentifier.PartitionContents(revision), Find<PartitionDescriptor>(volume).Contents);
        var use = Find<LogicalVolumeIntegrityDescriptor>(volume).Use!.Value;
        Assert.Equal((revision.MinimumRead(), revision.MinimumWrite()), (use.MinimumRead, use.MinimumWrite));
        var recognition = Enumerable.Range(16, 3).Select(block => Structure.Read<VolumeStructureDescriptor>(volume.Read((uint)block)));
        Assert.Equal(VolumeStructureDescriptor.SequenceFor(revision), recognition);
        Assert.Equal(name.Contains("hd") || name.Contains("dvd") ? "Grüße" : "LinuxUDF", CompressedUnicode.ToText(logical.LogicalVolumeIdentifier));
    }

    private static T Find<T>(Volume volume)
        where T : struct, IDescriptor =>
        volume.Numbers.Select(block => volume.Read(block)).Where(bytes => Descriptor.IsLikely(bytes))
            .Select(bytes => Structure.Read<T>(bytes)).First(descriptor => descriptor.Tag.Identifier == T.Identifier);
}
