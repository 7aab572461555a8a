using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Makes entries from the records of one directory, joining the sections of a file.</summary>
internal sealed class EntryAssembler(IsoTree tree, IsoEntry folder)
{
    /// <summary>A file may have so many sections: 256 TiB, far beyond what an address can name.</summary>
    private const int MaximumSections = 1 << 16;

    private readonly List<PlacedRecord> records = [];
    private readonly FaultList found = [];
    private readonly ImmutableArray<FileSection>.Builder sections = ImmutableArray.CreateBuilder<FileSection>(1);
    private PlacedRecord first;
    private string? unreadable;
    private bool outside;
    private bool begun;

    /// <summary>Adds the entries that end in this sector.</summary>
    public void Add(ReadOnlySpan<byte> sector, Lba block, List<IsoDraft> entries)
    {
        records.Clear();
        DirectoryParser.Parse(sector, block, records, found);
        Report(block, found);
        if (block == folder.Sections[0].Extent.Start)
            CheckSelf(block);
        foreach (var record in records)
            if (!record.IsSelf && !record.IsParent)
                Add(record, entries);
    }

    /// <summary>Adds what is left when the directory ends.</summary>
    public void Finish(List<IsoDraft> entries)
    {
        if (!begun)
            return;
        tree.Faults.Report(first.Block, folder.Path, $"the last section of '{first.Record.Identifier}' is missing (9.1.6)");
        entries.Add(Entry());
    }

    private void CheckSelf(Lba block)
    {
        if (records.Count == 0 || !records[0].IsSelf || new Lba(records[0].Record.Location) != folder.Location)
            tree.Faults.Report(block, folder.Path, "no directory is here: the first record is not the directory's own (6.8.2.2)");
    }

    private void Add(in PlacedRecord placed, List<IsoDraft> entries)
    {
        if (begun && (placed.Record.Identifier != first.Record.Identifier || sections.Count == MaximumSections))
            Finish(entries);
        if (!begun)
            (first, unreadable, outside, begun) = (placed, null, false, true);
        sections.Add(Section(placed));
        if ((placed.Record.Flags & (FileFlags.MultiExtent | FileFlags.Directory)) != FileFlags.MultiExtent)
            entries.Add(Entry());
    }

    private FileSection Section(in PlacedRecord placed)
    {
        var record = placed.Record;
        var extent = IsoTree.ContentOf(record);
        if (record.FileUnitSize != 0 || record.InterleaveGapSize != 0)
            unreadable ??= "it is recorded in interleaved mode (6.4.3), which is not read";
        else if (!tree.IsHere(record))
            unreadable ??= $"it lies on volume {record.VolumeSequenceNumber} of a set of several discs";
        else if (!extent.IsEmpty && !tree.Source.Extent.Contains(extent) && !IsPartlyReadable(record, extent))
        {
            outside = unreadable is null || outside;
            unreadable ??= $"its blocks {extent} lie outside the image, which has {tree.Source.Extent}";
            tree.Faults.Report(placed.Block, folder.Path, $"'{NameOf(record).Name}': blocks {extent} lie outside the image, which has {tree.Source.Extent}",
                VolumeErrors.OutsideImage);
        }

        return new(extent, record.DataLength);
    }

    /// <summary>A directory that is cut off is read as far as it goes, and complained of then.</summary>
    private bool IsPartlyReadable(in DirectoryRecord record, Extent extent) =>
        record.Flags.HasFlag(FileFlags.Directory) && tree.Source.Extent.Contains(extent.Start);

    private IsoDraft Entry()
    {
        var (name, fault) = NameOf(first.Record);
        if (fault is not null)
            tree.Faults.Report(first.Block, folder.Path, fault);
        var entry = new IsoDraft(name, first.Block, first.Record, sections.ToImmutable(), unreadable, outside);
        begun = false;
        sections.Clear();
        return entry;
    }

    private (string Name, string? Fault) NameOf(in DirectoryRecord record) =>
        EntryNames.Of(record.Identifier, tree.Kind, record.Flags.HasFlag(FileFlags.Directory));

    private void Report(Lba block, FaultList faults)
    {
        if (faults.Count > 0)
            tree.Faults.Report(block, folder.Path, faults);
    }
}
