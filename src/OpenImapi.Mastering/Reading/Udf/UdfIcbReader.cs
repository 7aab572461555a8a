using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>A file entry, where it lies, and the parts of its content.</summary>
/// <param name="Address">The logical block of the entry.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Sections">Where the content lies; empty when it is embedded.</param>
internal sealed record UdfFile(LogicalBlockAddress Address, FileEntry Entry, ImmutableArray<UdfSection> Sections)
{
    /// <summary>Bytes of the content that can be read.</summary>
    public long Length { get; init; }
}

/// <summary>Reads the entries of information control blocks, and the extents that they name.</summary>
internal sealed class UdfIcbReader(UdfBlocks blocks)
{
    /// <summary>Entries that may follow one another; a medium written once has one for each change of the file.</summary>
    private const int MaximumEntries = 65_536;

    /// <summary>The file of an ICB, or nothing when it is of no use; what is wrong goes to the volume's faults.</summary>
    public async ValueTask<UdfFile?> ReadAsync(LongAllocationDescriptor icb, string path, CancellationToken cancellation)
    {
        var (address, latest) = (icb.Location, default(FileEntry?));
        var visited = new HashSet<LogicalBlockAddress>();
        for (LogicalBlockAddress? next = address; next is { } at && visited.Count < MaximumEntries;)
        {
            if (!visited.Add(at))
            {
                blocks.Faults.Report(blocks.PlaceOf(at), path, "the entries of the ICB lead back to one that was met before (4/8.10.1)");
                break;
            }

            if (await blocks.ReadAsync<FileEntry>(at, path, cancellation) is not { } entry)
                break;
            (address, latest) = (at, entry);
            next = entry.Icb.StrategyType == IcbTag.LinkedEntries ? await SuccessorAsync(at, path, cancellation) : null;
            if (entry.Icb.StrategyType is not (IcbTag.SingleEntry or IcbTag.LinkedEntries))
                blocks.Faults.Report(blocks.PlaceOf(at), path, $"the ICB has strategy {entry.Icb.StrategyType}; UDF allows 4 and 4096 (2.3.5.1)");
        }

        return latest is { } found ? await FileOfAsync(address, found, path, cancellation) : null;
    }

    /// <summary>Where the indirect entry after a direct one leads; nothing when none is recorded.</summary>
    private async ValueTask<LogicalBlockAddress?> SuccessorAsync(LogicalBlockAddress entry, string path, CancellationToken cancellation)
    {
        var address = entry with { Block = entry.Block + 1 };
        if (blocks.Find(address) is not { } found)
            return null;
        var block = await blocks.Source.ReadAsync(found.Start, 1, cancellation);
        return Descriptor.IsLikely(block) && Structure.Read<DescriptorTag>(block).Identifier == TagIdentifier.IndirectEntry
            && blocks.Parse<IndirectEntry>(block, found.Start, address.Block, path) is { } indirect && indirect.IndirectIcb.Length.Bytes > 0
                ? indirect.IndirectIcb.Location : null;
    }

    private async ValueTask<UdfFile> FileOfAsync(LogicalBlockAddress address, FileEntry entry, string path, CancellationToken cancellation)
    {
        var wanted = (long)Math.Min(entry.InformationLength, long.MaxValue);
        if (entry.Icb.Form == AllocationForm.Embedded)
        {
            if (wanted != entry.AllocationDescriptors.Length)
                blocks.Faults.Report(blocks.PlaceOf(address), path, $"{wanted} bytes are said to be embedded; there are {entry.AllocationDescriptors.Length} (4/14.6.8)");
            return new(address, entry, []) { Length = Math.Min(wanted, entry.AllocationDescriptors.Length) };
        }

        var sections = await SectionsAsync(address, entry, wanted, path, cancellation);
        var length = sections.Sum(section => section.Length);
        if (length < wanted)
            blocks.Faults.Report(blocks.PlaceOf(address), path, $"the extents hold {length} bytes of {wanted} (4/14.9.10)");
        return new(address, entry, sections) { Length = Math.Min(length, wanted) };
    }

    /// <summary>The extents of an entry, those in allocation extents too, up to the length of the file.</summary>
    private async ValueTask<ImmutableArray<UdfSection>> SectionsAsync(
        LogicalBlockAddress address, FileEntry entry, long wanted, string path, CancellationToken cancellation)
    {
        var sections = ImmutableArray.CreateBuilder<UdfSection>();
        var visited = new HashSet<LogicalBlockAddress>();
        var (descriptors, partition, length) = (entry.AllocationDescriptors, address.Partition, 0L);
        while (length < wanted)
        {
            LogicalBlockAddress? next = null;
            foreach (var extent in AllocationDescriptors.Read(entry.Icb.Form, descriptors, partition))
            {
                if (extent.Length.State == ExtentState.NextExtent)
                {
                    next = extent.Location;
                    break;
                }

                if (length >= wanted)
                    break;
                var bytes = Math.Min(extent.Length.Bytes, wanted - length);
                sections.Add(new(extent.Length.State, extent.Location, bytes));
                length += bytes;
            }

            if (next is not { } at || !visited.Add(at) || await blocks.ReadAsync<AllocationExtentDescriptor>(at, path, cancellation) is not { } more)
                break;
            (descriptors, partition) = (more.AllocationDescriptors, at.Partition);
        }

        return sections.ToImmutable();
    }
}
