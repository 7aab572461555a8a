using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Finds the blocks of the disc that a file's content lies in.</summary>
internal static class UdfSections
{
    /// <summary>The blocks that a section can have in the directory records and allocation descriptors of a later session.</summary>
    private const long MaximumSection = uint.MaxValue / BlockSizes.UserData;

    /// <summary>Runs that are told of one file; one with more, as a virtual partition may make of it, is read but not pointed to.</summary>
    private const int MaximumRuns = 65_536;

    /// <summary>The sections of a file that is recorded whole; none where it is embedded, has holes, or lies outside the image.</summary>
    public static ImmutableArray<FileSection> Of(UdfBlocks blocks, UdfFile? file)
    {
        if (file is null || file.Sections.Any(section => section.State != ExtentState.Recorded))
            return [];
        var runs = ImmutableArray.CreateBuilder<FileSection>();
        for (var i = 0; i < file.Sections.Length; i++)
            if (!Add(blocks, file.Sections[i], i == file.Sections.Length - 1, runs))
                return [];
        return runs.ToImmutable();
    }

    private static bool Add(UdfBlocks blocks, UdfSection section, bool isLast, ImmutableArray<FileSection>.Builder runs)
    {
        if (!isLast && section.Length % BlockSizes.UserData != 0)
            return false;
        var (address, left) = (section.Location, section.Length);
        while (left > 0)
        {
            if (runs.Count == MaximumRuns || blocks.Find(address) is not { } found)
                return false;
            var length = BlockCount.Min(found.Length, BlockCount.ForBytes(left));
            Join(runs, new(found.Start, length), Math.Min(left, length.Bytes()));
            left -= length.Bytes();
            address = address with { Block = (uint)(address.Block + length.Value) };
        }

        return true;
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
