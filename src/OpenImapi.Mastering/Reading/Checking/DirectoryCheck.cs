using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Checks one directory, sector by sector, against 6.8, 7.5, 7.6, 9.1 and 9.3, and collects its subdirectories.</summary>
internal sealed class DirectoryCheck(CheckedTree tree, CheckedFolder folder, FindingList findings)
{
    private readonly List<PlacedRecord> records = [];
    private readonly FaultList faults = [];
    private readonly string path = folder.Path;
    private PlacedRecord previous;
    private int seen;

    /// <summary>The directories found, in recorded order.</summary>
    public List<CheckedFolder> Subfolders { get; } = [];

    public void Sector(ReadOnlySpan<byte> sector, Lba block)
    {
        records.Clear();
        DirectoryParser.Parse(sector, block, records, faults);
        findings.Errors("9.1", block, path, faults);
        foreach (var record in records)
            Record(record);
    }

    public void End()
    {
        if (seen < 2)
            findings.Error("6.8.2.2", folder.Extent.Start, path, "the directory does not begin with records of itself and its parent");
        if (seen > 2 && previous.Record.Flags.HasFlag(FileFlags.MultiExtent))
            findings.Error("9.1.6", previous.Block, PathOf(previous), "the file's last section is missing");
    }

    private void Record(in PlacedRecord placed)
    {
        seen++;
        if (seen <= 2)
        {
            Reserved(placed);
            return;
        }

        if ((placed.Length & 1) != 0)
            findings.Error("9.1.12", placed.Block, PathOf(placed), $"the record has an odd length, {placed.Length}");
        if (placed.IsSelf || placed.IsParent)
            findings.Error("6.8.2.2", placed.Block, path, "a record of the directory itself, or its parent, stands among the others");
        else
        {
            Fields(placed);
            Identifier(placed);
            if (seen > 3)
                AfterPrevious(placed);
            Content(placed);
        }

        previous = placed;
    }

    /// <summary>The first two records: the directory itself and its parent.</summary>
    private void Reserved(in PlacedRecord placed)
    {
        var record = placed.Record;
        var (right, whose, expected) = seen == 1 ? (placed.IsSelf, "its own", folder) : (placed.IsParent, "its parent's", folder.Parent ?? folder);
        if (!right)
            findings.Error("6.8.2.2", placed.Block, path, $"record {seen} is not {whose}");
        else if (record.Location != expected.Location || record.DataLength != expected.DataLength)
            findings.Error("6.8.2.2", placed.Block, path,
                $"{whose} record says {record.DataLength} bytes at block {record.Location}; they are {expected.DataLength} bytes at block {expected.Location}");
        if (!record.Flags.HasFlag(FileFlags.Directory))
            findings.Error("9.1.6", placed.Block, path, $"{whose} record is not marked as a directory");
        Time(placed);
    }

    private void Fields(in PlacedRecord placed)
    {
        var record = placed.Record;
        const FileFlags Unused = (FileFlags)0b0110_0000;
        if ((record.Flags & Unused) != FileFlags.None)
            findings.Error("9.1.6", placed.Block, PathOf(placed), "reserved file flags are set");
        if (record.Flags.HasFlag(FileFlags.Directory) && (record.Flags & (FileFlags.AssociatedFile | FileFlags.Record | FileFlags.MultiExtent)) != FileFlags.None)
            findings.Error("9.1.6", placed.Block, PathOf(placed), "a directory is no associated file, has no records and one section only");
        if (record.InterleaveGapSize != 0 && record.FileUnitSize == 0)
            findings.Error("9.1.8", placed.Block, PathOf(placed), "there is an interleave gap but no file unit");
        if (!tree.IsHere(record))
            findings.Error("9.1.9", placed.Block, PathOf(placed), $"volume sequence number {record.VolumeSequenceNumber} is not this volume's");
        Time(placed);
    }

    private void Time(in PlacedRecord placed)
    {
        var time = placed.Record.RecordedAt;
        if (time != default && time.ToDateTimeOffset() is null)
            findings.Error("9.1.5", placed.Block, seen <= 2 ? path : PathOf(placed), "the recording date and time is none");
    }

    private void Identifier(in PlacedRecord placed)
    {
        var (record, isFolder) = (placed.Record, placed.Record.Flags.HasFlag(FileFlags.Directory));
        if (tree.Kind == VolumeTreeKind.Joliet)
        {
            if ((record.Identifier.Length & 1) != 0)
                findings.Error("7.4.2", placed.Block, PathOf(placed), "a UCS-2 identifier has an odd number of bytes");
            if (IdentifierRules.InJoliet(record.Identifier) is { } broken)
                findings.JolietNotice(broken.Clause, placed.Block, PathOf(placed), broken.Text);
            return;
        }

        if (tree.Kind == VolumeTreeKind.Enhanced)
        {
            if (record.Identifier.Length > EnhancedVolume.MaximumIdentifierLength)
                findings.Notice("8.5", placed.Block, PathOf(placed), $"an identifier of ISO 9660:1999 has at most {EnhancedVolume.MaximumIdentifierLength} bytes");
            return;
        }

        if ((isFolder ? IdentifierRules.OfDirectory(record.Identifier) : IdentifierRules.OfFile(record.Identifier)) is { } rule)
            findings.Notice(rule.Clause, placed.Block, PathOf(placed), rule.Text);
        if (folder.PathLength + record.Identifier.Length > 255)
            findings.Notice("6.8.2.1", placed.Block, PathOf(placed), "the whole path has more than 255 characters");
    }

    private void AfterPrevious(in PlacedRecord placed)
    {
        var (last, next) = (previous.Record, placed.Record);
        var same = last.Identifier == next.Identifier;
        if (last.Flags.HasFlag(FileFlags.MultiExtent))
        {
            if (!same || ((last.Flags ^ next.Flags) & ~FileFlags.MultiExtent) != FileFlags.None)
                findings.Error("9.1.6", placed.Block, PathOf(previous), "the next section of the file does not follow");
            return;
        }

        if (same && !(last.Flags.HasFlag(FileFlags.AssociatedFile) && !next.Flags.HasFlag(FileFlags.AssociatedFile)))
            findings.Error("9.3", placed.Block, PathOf(placed), "two records have this identifier");
        else if (!same && !RecordOrder.IsOrdered(last.Identifier, next.Identifier, tree.Kind))
            findings.Error("9.3", placed.Block, PathOf(placed), $"the record stands after '{tree.NameOf(last)}', which comes later");
    }

    private void Content(in PlacedRecord placed)
    {
        var record = placed.Record;
        var content = IsoTree.ContentOf(record);
        var claimed = Extent.Between(new(record.Location), content.End);
        if (record.Flags.HasFlag(FileFlags.MultiExtent) && record.DataLength % BlockSizes.UserData != 0)
            findings.Error("6.4.5", placed.Block, PathOf(placed), $"a section of {record.DataLength} bytes is followed by another, but does not fill its last block");
        if (!claimed.IsEmpty && record.DataLength > 0 && !tree.Volume.Contains(claimed))
            findings.Error("6.4.1", placed.Block, PathOf(placed), $"the extent {claimed} lies outside the volume, which has {tree.Volume}");
        if (record.Flags.HasFlag(FileFlags.Directory))
            Subfolder(placed);
        else if (record.FileUnitSize != 0)
            findings.Notice("6.4.3", placed.Block, PathOf(placed), "the file is interleaved: its extent is not compared with others");
        else if (record.DataLength > 0)
            tree.Ledger.AddShared(claimed, placed.Block, folder);
    }

    private void Subfolder(in PlacedRecord placed)
    {
        var record = placed.Record;
        if (record.DataLength == 0 || record.DataLength % BlockSizes.UserData != 0)
            findings.Error("6.8.1.3", placed.Block, PathOf(placed), $"a directory's length is a number of whole sectors, not {record.DataLength} bytes");
        var subfolder = new CheckedFolder(folder, tree.NameOf(record), placed.Block, record);
        if (subfolder.Level == 9)
            findings.Notice("6.8.2.1", placed.Block, subfolder.Path, "the directory hierarchy has more than eight levels");
        if (subfolder.Level > VolumeEntry.MaximumDepth)
            findings.Error("6.8.2.1", placed.Block, subfolder.Path, $"directories are nested more than {VolumeEntry.MaximumDepth} deep; what lies below is not checked");
        else
            Subfolders.Add(subfolder);
    }

    private string PathOf(in PlacedRecord placed) => folder.PathOf(tree.NameOf(placed.Record));
}
