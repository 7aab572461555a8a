using System.Numerics;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Joliet;

namespace OpenImapi.Mastering;

/// <summary>Checks one volume descriptor against 8.4 or 8.5.</summary>
internal static class DescriptorCheck
{
    public static void Check(ReadOnlySpan<byte> sector, Lba block, FindingList findings)
    {
        var faults = new FaultList();
        switch ((VolumeDescriptorType)sector[0])
        {
            case VolumeDescriptorType.BootRecord:
                Structure.Read<BootRecord>(sector, faults);
                findings.Errors("8.2", block, "", faults);
                break;
            case VolumeDescriptorType.Terminator:
                Structure.Read<VolumeDescriptorSetTerminator>(sector, faults);
                findings.Errors("8.3", block, "", faults);
                break;
            case VolumeDescriptorType.Primary or VolumeDescriptorType.Supplementary:
                var descriptor = Structure.Read<VolumeDescriptor>(sector, faults);
                findings.Errors(descriptor.Type == VolumeDescriptorType.Primary ? "8.4" : "8.5", block, "", faults);
                Fields(descriptor, sector, block, findings);
                break;
            case VolumeDescriptorType.Partition:
                break;
            default:
                findings.Error("8.1.1", block, "", $"volume descriptor type {sector[0]} is reserved");
                break;
        }
    }

    private static void Fields(in VolumeDescriptor descriptor, ReadOnlySpan<byte> sector, Lba block, FindingList findings)
    {
        var primary = descriptor.Type == VolumeDescriptorType.Primary;
        if (descriptor.Version != 1 && (primary || descriptor.Version != 2))
            findings.Error("8.4.3", block, "", $"volume descriptor version {descriptor.Version}");
        if (sector[881] != descriptor.Version)
            findings.Error("8.4.31", block, "", $"file structure version {sector[881]}");
        if (!BitOperations.IsPow2(descriptor.LogicalBlockSize) || descriptor.LogicalBlockSize is < 512 or > 2048)
            findings.Error("8.4.12", block, "", $"a logical block has 512, 1,024 or 2,048 bytes, not {descriptor.LogicalBlockSize}");
        if (descriptor.VolumeSequenceNumber == 0 || descriptor.VolumeSequenceNumber > descriptor.VolumeSetSize)
            findings.Error("8.4.11", block, "", $"volume {descriptor.VolumeSequenceNumber} of a set of {descriptor.VolumeSetSize}");
        if (primary && descriptor.VolumeFlags != 0)
            findings.Error("8.4.4", block, "", "byte 8 of a primary volume descriptor is not zero");
        if (primary && !descriptor.EscapeSequences.IsEmpty)
            findings.Error("8.4.9", block, "", "a primary volume descriptor has escape sequences");
        if ((descriptor.VolumeFlags & 0xFE) != 0)
            findings.Error("8.5.3", block, "", "reserved volume flags are set");
        if (!primary && EscapeSequences.LevelOf(descriptor.EscapeSequences) is not null && (descriptor.VolumeFlags & 1) != 0)
            findings.Add(new(Severity.Error, Standard.Joliet, "SVD Volume Flags Field", block, "", "the escape sequence is registered, but the volume flags say it is not"));
        Root(sector.Slice(156, 34), descriptor.RootDirectory, block, findings);
        Times(descriptor, block, findings);
        if (primary)
            Text(descriptor, block, findings);
    }

    private static void Root(ReadOnlySpan<byte> bytes, in DirectoryRecord root, Lba block, FindingList findings)
    {
        if (bytes[0] != 34 || root.Identifier != DirectoryRecord.SelfIdentifier)
            findings.Error("8.4.18", block, "/", "the root directory's record is not one of 34 bytes with identifier 00h");
        if (!root.Flags.HasFlag(FileFlags.Directory))
            findings.Error("8.4.18", block, "/", "the root directory's record is not marked as a directory");
        if (root.DataLength == 0 || root.DataLength % BlockSizes.UserData != 0)
            findings.Error("6.8.1.3", block, "/", $"a directory's length is a number of whole sectors, not {root.DataLength} bytes");
    }

    private static void Times(in VolumeDescriptor descriptor, Lba block, FindingList findings)
    {
        foreach (var (clause, name, time) in new[]
        {
            ("8.4.26", "creation", descriptor.CreatedAt), ("8.4.27", "modification", descriptor.ModifiedAt),
            ("8.4.28", "expiration", descriptor.ExpiresAt), ("8.4.29", "effective", descriptor.EffectiveAt),
        })
        {
            if (time.ToDateTimeOffset() is null && time != VolumeTime.NotSpecified)
                findings.Error(clause, block, "", $"the volume {name} date and time is none: '{time.Digits}'");
        }
    }

    private static void Text(in VolumeDescriptor descriptor, Lba block, FindingList findings)
    {
        Characters("8.4.5", "system identifier", descriptor.SystemIdentifier, false);
        Characters("8.4.6", "volume identifier", descriptor.VolumeIdentifier, true);
        Characters("8.4.19", "volume set identifier", descriptor.VolumeSetIdentifier, true);
        Characters("8.4.20", "publisher identifier", descriptor.PublisherIdentifier, false);
        Characters("8.4.21", "data preparer identifier", descriptor.DataPreparerIdentifier, false);
        Characters("8.4.22", "application identifier", descriptor.ApplicationIdentifier, false);

        void Characters(string clause, string name, ByteString text, bool onlyD)
        {
            if (!(onlyD ? IdentifierRules.AreDCharacters(text) : IdentifierRules.AreACharacters(text)))
                findings.Notice(clause, block, "", $"the {name} '{EntryNames.Text(text)}' has other than {(onlyD ? "d" : "a")}-characters");
        }
    }
}
