using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks file entries, each once however many names it has.</summary>
internal sealed class UdfFileCheck(UdfVolume volume, ExtentLedger ledger, FindingList findings)
{
    /// <summary>Pieces that are compared with one another: files of sound volumes lie in few, but a virtual partition can cut them into blocks.</summary>
    private const int MaximumPieces = 4 << 20;

    /// <summary>What is known of a file: names met, names said, and where it was met first.</summary>
    private record struct Known(int Names, int Said, UdfCheckedFolder? First);

    private readonly Dictionary<LogicalBlockAddress, Known> known = [];
    private readonly Dictionary<ulong, LogicalBlockAddress> uniqueIds = [];
    private int pieces;

    /// <summary>Entries that are no directories.</summary>
    public long Count { get; private set; }

    public ulong GreatestUniqueId { get; private set; }

    /// <summary>Counts a name that leads to an entry.</summary>
    public void Name(LogicalBlockAddress address) => known[address] = known.GetValueOrDefault(address) with { Names = known.GetValueOrDefault(address).Names + 1 };

    /// <summary>Checks an entry unless it was checked before.</summary>
    public void Entry(UdfFile file, UdfCheckedFolder claimant, Lba nameBlock)
    {
        var state = known.GetValueOrDefault(file.Address);
        if (state.First is not null)
            return;
        known[file.Address] = state with { Said = file.Entry.LinkCount, First = claimant };
        var isFolder = file.Entry.Icb.FileType == FileType.Directory;
        Count += isFolder ? 0 : 1;
        UniqueId(file, claimant);
        Form(file, claimant);
        Extents(file, claimant, isFolder);
        if (volume.Blocks.Find(file.Address) is { } place)
            ledger.AddOwn(new(place.Start, new(1)), nameBlock, claimant);
    }

    /// <summary>Compares the names that were met with those that the entries say, once all were met.</summary>
    public void LinkCounts()
    {
        foreach (var (address, file) in known)
            if (file.First is { } first && file.Names != file.Said)
                findings.UdfError("4/14.9.6", volume.Blocks.PlaceOf(address), first.Path, $"the file link count is {file.Said}; {file.Names} names lead here");
    }

    private void UniqueId(UdfFile file, UdfCheckedFolder claimant)
    {
        var id = file.Entry.UniqueId;
        var place = volume.Blocks.PlaceOf(file.Address);
        GreatestUniqueId = Math.Max(GreatestUniqueId, id);
        if (!uniqueIds.TryAdd(id, file.Address))
            findings.UdfError("4/14.9.17", place, claimant.Path, $"the unique identifier {id} is that of the entry at {uniqueIds[id]}, too");
        if (claimant.Parent is null && id != 0)
            findings.UdfError("UDF 3.2.1.1", place, "/", $"the root's unique identifier is {id}, not 0");
        if (claimant.Parent is not null && id < 16)
            findings.UdfError("UDF 3.2.1.1", place, claimant.Path, $"the unique identifier {id} is one of those that UDF reserves");
    }

    private void Form(UdfFile file, UdfCheckedFolder claimant)
    {
        var place = volume.Blocks.PlaceOf(file.Address);
        if (file.Entry.Icb.Form == AllocationForm.Extended)
            findings.UdfError("UDF 2.3.10", place, claimant.Path, "the allocation descriptors are extended ones, which UDF does not have");
        if (file.Entry.IsExtended && !volume.Revision.AllowsExtendedFileEntries())
            findings.UdfError("UDF 2.3.6", place, claimant.Path, $"an extended file entry stands in a volume of revision {volume.Revision.ToText()}");
        if (file.Entry.Length > BlockSizes.UserData)
            findings.UdfError("UDF 2.3.6", place, claimant.Path, $"the entry has {file.Entry.Length} bytes, more than a block");
        if (file.Entry.Icb.Form == AllocationForm.Embedded && file.Entry.LogicalBlocksRecorded != 0)
            findings.UdfError("4/14.9.11", place, claimant.Path, $"{file.Entry.LogicalBlocksRecorded} blocks are said to be recorded; the content is embedded");
    }

    private void Extents(UdfFile file, UdfCheckedFolder claimant, bool isFolder)
    {
        var place = volume.Blocks.PlaceOf(file.Address);
        var recorded = 0L;
        for (var i = 0; i < file.Sections.Length; i++)
        {
            var section = file.Sections[i];
            if (i < file.Sections.Length - 1 && section.Length % BlockSizes.UserData != 0)
                findings.UdfError("4/12.1", place, claimant.Path, $"extent {i + 1} of {section.Length} bytes is followed by another, but does not fill its last block");
            if (section.State != ExtentState.Recorded)
                continue;
            recorded += BlockCount.ForBytes(section.Length).Value;
            Extent(section, claimant, place, isFolder);
        }

        if (!file.Sections.IsEmpty && (long)file.Entry.LogicalBlocksRecorded != recorded)
            findings.UdfError("4/14.9.11", place, claimant.Path, $"{file.Entry.LogicalBlocksRecorded} blocks are said to be recorded; the extents have {recorded}");
    }

    /// <summary>Claims the blocks of an extent, which lie one after another but in virtual and sparable partitions.</summary>
    private void Extent(in UdfSection section, UdfCheckedFolder claimant, Lba place, bool isFolder)
    {
        var (address, left, run) = (section.Location, BlockCount.ForBytes(section.Length).Value, default(Extent));
        while (left > 0 && pieces < MaximumPieces)
        {
            if (volume.Blocks.Find(address) is not { } found)
            {
                findings.UdfError("4/12.1", place, claimant.Path, $"logical block {address} lies outside its partition or the image");
                break;
            }

            var part = new Extent(found.Start, BlockCount.Min(found.Length, new(left)));
            if (run.End != part.Start)
                Claim(run, claimant, place, isFolder);
            run = run.End == part.Start ? new(run.Start, run.Length + part.Length) : part;
            left -= part.Length.Value;
            address = address with { Block = (uint)(address.Block + part.Length.Value) };
        }

        Claim(run, claimant, place, isFolder);
    }

    private void Claim(Extent run, UdfCheckedFolder claimant, Lba place, bool isFolder)
    {
        if (run.IsEmpty)
            return;
        if (++pieces == MaximumPieces)
            findings.UdfError("4/12.1", place, claimant.Path, $"the files lie in more than {MaximumPieces} pieces; what follows is not compared");
        if (isFolder)
            ledger.AddOwn(run, place, claimant);
        else
            ledger.AddShared(run, place, claimant);
    }
}
