using OpenImapi.Formats.Udf;

namespace OpenImapi.Formats.Tests.Udf;

/// <summary>Every descriptor of every volume in Data: read without a fault, written as it was.</summary>
public class CapturedDescriptorTests
{
    /// <summary>More than any descriptor of these volumes has.</summary>
    private const int Span = 4;

    public static TheoryData<string> Names => Volume.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_descriptor_is_read_without_a_fault_and_written_as_it_was(string name)
    {
        var volume = Volume.Open(name);
        var checkedDescriptors = 0;
        foreach (var block in volume.Numbers)
        {
            var bytes = volume.Read(block, Span);
            if (!Descriptor.IsLikely(bytes) || Structure.Read<DescriptorTag>(bytes).Version is not (2 or 3))
                continue;
            Check(volume, block, $"{name}, block {block}");
            checkedDescriptors++;
        }

        Assert.InRange(checkedDescriptors, 15, 1000);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_descriptor_that_is_changed_has_a_broken_seal(string name)
    {
        var volume = Volume.Open(name);
        foreach (var block in volume.Numbers)
        {
            var bytes = volume.Read(block, Span);
            if (!Descriptor.IsLikely(bytes) || Structure.Read<DescriptorTag>(bytes) is not { Version: 2 or 3, CrcLength: > 0 } tag)
                continue;
            foreach (var at in new[] { 0, 2, 4, 6, 8, 12, 16, 15 + tag.CrcLength })
            {
                bytes[at] ^= 0x40;
                var faults = new FaultList();
                Descriptor.CheckSeal(bytes, tag.Location, faults);
                Assert.NotEmpty(faults);
                bytes[at] ^= 0x40;
            }
        }
    }

    private static void Check(Volume volume, uint block, string where)
    {
        var bytes = volume.Read(block, Span);
        var tag = Structure.Read<DescriptorTag>(bytes);
        switch (tag.Identifier)
        {
            case TagIdentifier.Unspecified: Check<SparingTable>(bytes, where); break;
            case TagIdentifier.PrimaryVolume: Check<PrimaryVolumeDescriptor>(bytes, where); break;
            case TagIdentifier.AnchorVolumePointer: Check<AnchorVolumeDescriptorPointer>(bytes, where); break;
            case TagIdentifier.ImplementationUseVolume: Check<ImplementationUseVolumeDescriptor>(bytes, where); break;
            case TagIdentifier.Partition: Check<PartitionDescriptor>(bytes, where); break;
            case TagIdentifier.LogicalVolume: Check<LogicalVolumeDescriptor>(bytes, where); break;
            case TagIdentifier.UnallocatedSpace: Check<UnallocatedSpaceDescriptor>(bytes, where); break;
            case TagIdentifier.Terminating: Check<TerminatingDescriptor>(bytes, where); break;
            case TagIdentifier.LogicalVolumeIntegrity: Check<LogicalVolumeIntegrityDescriptor>(bytes, where); break;
            case TagIdentifier.FileSet: Check<FileSetDescriptor>(bytes, where); break;
            case TagIdentifier.FileIdentifier: CheckNames(volume.Read(block), where); break;
            case TagIdentifier.IndirectEntry: Check<IndirectEntry>(bytes, where); break;
            case TagIdentifier.TerminalEntry: Check<TerminalEntry>(bytes, where); break;
            case TagIdentifier.FileEntry or TagIdentifier.ExtendedFileEntry: CheckEntry(bytes, where); break;
            case TagIdentifier.UnallocatedSpaceEntry: Check<UnallocatedSpaceEntry>(bytes, where); break;
            case TagIdentifier.SpaceBitmap: Check<SpaceBitmapDescriptor>(bytes, where); break;
            default: Assert.Fail($"{where}: no descriptor has the identifier {tag.Identifier}."); break;
        }
    }

    private static void CheckEntry(byte[] bytes, string where)
    {
        var entry = Check<FileEntry>(bytes, where);
        if (entry.Icb.FileType == FileType.Directory && entry.Icb.Form == AllocationForm.Embedded)
            CheckNames(entry.AllocationDescriptors.Span.ToArray(), where);
        if (entry.ExtendedAttributes.IsEmpty)
            return;
        var faults = new FaultList();
        var space = ExtendedAttributeSpace.Read(entry.ExtendedAttributes, entry.Tag.Location, faults);
        Assert.True(faults.Count == 0, $"{where}: {string.Join("; ", faults)}");
        var written = new byte[space.Length];
        space.Write(written, entry.Tag.Location, entry.Tag.Version == 3 ? UdfRevision.Udf201 : UdfRevision.Udf102);
        AssertSame(entry.ExtendedAttributes.Span[ExtendedAttributeHeaderDescriptor.Length..], written.AsSpan(ExtendedAttributeHeaderDescriptor.Length), where);
        AssertSame(entry.ExtendedAttributes.Span.Slice(16, 4), written.AsSpan(16, 4), where);
    }

    /// <summary>File identifier descriptors one after another, up to one that does not end in these bytes.</summary>
    private static void CheckNames(byte[] bytes, string where)
    {
        for (var at = 0; at + FileIdentifierDescriptor.FixedLength <= bytes.Length && Descriptor.IsLikely(bytes.AsSpan(at));)
        {
            if (FileIdentifierDescriptor.RecordedLength(bytes.AsSpan(at)) > bytes.Length - at)
                return;
            at += Check<FileIdentifierDescriptor>(bytes[at..], $"{where}, byte {at}").Length;
        }
    }

    private static T Check<T>(byte[] bytes, string where)
        where T : struct, IDescriptor
    {
        var faults = new FaultList();
        var tag = Structure.Read<DescriptorTag>(bytes);
        var descriptor = Descriptor.Read<T>(bytes, tag.Location, faults);
        Assert.True(faults.Count == 0, $"{where}: {string.Join("; ", faults)}");
        var written = new byte[bytes.Length];
        var length = Structure.Write(descriptor, written);
        AssertSame(bytes.AsSpan(0, length), written.AsSpan(0, length), where);
        var revision = tag.Version == 3 ? UdfRevision.Udf201 : UdfRevision.Udf102;
        written.AsSpan().Clear();
        Descriptor.Write(descriptor with { Tag = descriptor.Tag with { Crc = 0, Checksum = 0, CrcLength = 0 } }, written, tag.Location, revision, tag.CrcLength);
        AssertSame(bytes.AsSpan(0, length), written.AsSpan(0, length), where);
        return descriptor;
    }

    private static void AssertSame(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string where)
    {
        if (!expected.SequenceEqual(actual))
            Assert.Fail($"{where}: byte {expected.CommonPrefixLength(actual)} differs.\n{Convert.ToHexString(expected)}\n{Convert.ToHexString(actual)}");
    }
}
