using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The blocks of the disc that a file's content lies in.</summary>
/// <param name="Sections">In order; none where the content is embedded, has holes, or lies outside the image.</param>
/// <param name="Unreadable">Why the content cannot be read; nothing when it can.</param>
internal sealed record UdfSections(ImmutableArray<FileSection> Sections, string? Unreadable = null)
{
    /// <summary>The blocks that a section can have in the directory records and allocation descriptors of a later session.</summary>
    private const long MaximumSection = uint.MaxValue / BlockSizes.UserData;

    /// <summary>Runs that are told of one file; one with more, as a virtual partition may make of it, is read but not pointed to.</summary>
    private const int MaximumRuns = 65_536;

    private static readonly UdfSections None = new([]);

    /// <summary>Finds the blocks of a file.</summary>
    public static UdfSections Of(UdfBlocks blocks, UdfFile? file)
    {
        if (file is null)
            return None;
        var runs = ImmutableArray.CreateBuilder<FileSection>();
        var hasBlocks = true;
        for (var i = 0; i < file.Sections.Length && runs.Count < MaximumRuns; i++)
        {
            var section = file.Sections[i];
            hasBlocks &= section.State == ExtentState.Recorded && (i == file.Sections.Length - 1 || section.Length % BlockSizes.UserData == 0);
            if (section.State == ExtentState.Recorded && Add(blocks, section, runs) is { } missing)
                return new([], $"logical block {missing} lies outside its partition or the image");
        }

        return hasBlocks && runs.Count < MaximumRuns ? new(runs.ToImmutable()) : None;
    }

    /// <summary>Adds the runs of a section; returns the first block that is not there.</summary>
    private static LogicalBlockAddress? Add(UdfBlocks blocks, UdfSection section, ImmutableArray<FileSection>.Builder runs)
    {
        var (address, left) = (section.Location, section.Length);
        while (left > 0 && runs.Count < MaximumRuns)
        {
            if (blocks.Find(address) is not { } found)
                return address;
            var length = BlockCount.Min(found.Length, BlockCount.ForBytes(left));
            Join(runs, new(found.Start, length), Math.Min(left, length.Bytes()));
            left -= length.Bytes();
            address = address with { Block = (uint)(address.Block + length.Value) };
        }

        return null;
    }

    private static void Join(ImmutableArray<FileSection>.Builder runs, Extent extent, long bytes)
    {
        if (runs is [.., var last] && last.Extent.End == extent.Start && last.LengthInBytes % BlockSizes.UserData == 0
            && last.Extent.Length.Value + extent.Length.Value <= MaximumSection)
            runs[^1] = new(new(last.Extent.Start, last.Extent.Length + extent.Length), (uint)(last.LengthInBytes + bytes));
        else
            runs.Add(new(extent, (uint)bytes));
    }
}
