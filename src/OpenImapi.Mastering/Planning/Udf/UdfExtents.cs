using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>The allocation descriptors of a file's data: short ones in the partition of the entry, long ones where the data lie in another.</summary>
/// <param name="tree">The tree.</param>
/// <param name="facts">Where new data lie; not wanted for files whose data are recorded already.</param>
/// <param name="places">Where the volume's parts lie.</param>
internal sealed class UdfExtents(SourceTree tree, VolumeFacts? facts, UdfPlaces places)
{
    /// <summary>The most bytes of an extent that another follows: whole blocks below 2^30.</summary>
    private const long MostBytes = (1L << 30) - BlockSizes.UserData;

    /// <summary>Bytes of one descriptor.</summary>
    public int Size => SizeIn(places.Shape.HasLongExtents);

    public static int SizeIn(bool isLong) => isLong ? LongAllocationDescriptor.Size : ShortAllocationDescriptor.Size;

    /// <summary>How many descriptors a file takes.</summary>
    public static long CountOf(SourceTree tree, int file) => tree.RecordedContentOf(file) is { } recorded
        ? recorded.Sections.Sum(section => PiecesOf(section.LengthInBytes))
        : PiecesOf(tree.Row(file).Length);

    public long CountOf(int file) => CountOf(tree, file);

    /// <summary>Writes some of a file's descriptors.</summary>
    /// <param name="file">The file.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="bytes">Room for those that are wanted.</param>
    public void Write(int file, long first, Span<byte> bytes)
    {
        foreach (var (address, length) in PiecesOf(file).Skip((int)first))
        {
            if (bytes.IsEmpty)
                return;
            bytes = bytes[Write(new(length, ExtentState.Recorded), places.InPartition(address), 0, bytes)..];
        }
    }

    /// <summary>Writes the descriptor of an extent of further descriptors, which is among the structures.</summary>
    public void WriteNext(uint address, Span<byte> bytes) =>
        Write(new(BlockSizes.UserData, ExtentState.NextExtent), places.InStructures(address), places.StructurePartition, bytes);

    private static long PiecesOf(long length) => (length + MostBytes - 1) / MostBytes;

    private int Write(ExtentLength length, uint block, ushort partition, Span<byte> bytes) => places.Shape.HasLongExtents
        ? Structure.Write(new LongAllocationDescriptor(length, new(block, partition)), bytes)
        : Structure.Write(new ShortAllocationDescriptor(length, block), bytes);

    private IEnumerable<(uint Address, uint Length)> PiecesOf(int file)
    {
        if (tree.RecordedContentOf(file) is { } recorded)
            return recorded.Sections.SelectMany(section => PiecesOf((uint)section.Extent.Start.Value, section.LengthInBytes));
        return tree.Row(file).Length == 0 ? [] : PiecesOf(facts!.SectionOf(file, 0).Location, tree.Row(file).Length);
    }

    private static IEnumerable<(uint Address, uint Length)> PiecesOf(uint address, long length)
    {
        for (long done = 0; done < length; done += MostBytes)
            yield return (address + (uint)(done / BlockSizes.UserData), (uint)Math.Min(MostBytes, length - done));
    }
}
