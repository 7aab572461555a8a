using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The partitions behind a volume, and where each of them begins once it is placed.</summary>
internal sealed class AppendedPartitions
{
    /// <summary>Partitions start at multiples of so many blocks, 1 MiB.</summary>
    private const int Alignment = 512;

    private readonly ImmutableArray<AppendedPartition> partitions;
    private readonly uint[] starts;

    public AppendedPartitions(ImmutableArray<AppendedPartition> partitions)
    {
        this.partitions = partitions.IsDefault ? [] : [.. partitions.OrderBy(partition => partition.Number)];
        starts = new uint[this.partitions.Length];
    }

    public bool Any => partitions.Length > 0;

    /// <summary>Each partition with its first block; in order of number.</summary>
    public IEnumerable<(AppendedPartition Partition, uint Start)> All => partitions.Select((partition, index) => (partition, starts[index]));

    /// <summary>The place of a partition in the order of numbers, by which its region knows it; -1 where there is none.</summary>
    public int IndexOf(int number) => partitions.IndexOf(partitions.FirstOrDefault(partition => partition.Number == number)!);

    public FileContent ContentOf(int index) => partitions[index].Content;

    public int NumberOf(int index) => partitions[index].Number;

    public uint StartOf(int index) => starts[index];

    public void Place(RegionTable regions, int nameSpace)
    {
        for (var index = 0; index < starts.Length; index++)
        {
            var past = (int)(regions.End.Value % Alignment);
            if (past > 0)
                regions.Add(RegionKind.Padding, new(Alignment - past));
            starts[index] = regions.Add(RegionKind.AppendedPartition, BlockCount.ForBytes(ContentOf(index).Length), index, nameSpace);
        }
    }
}
