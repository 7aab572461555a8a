using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The partitions behind a volume and the one inside of it, and where each of them begins once it is placed.</summary>
internal sealed class AppendedPartitions
{
    /// <summary>Partitions start at multiples of so many blocks, 1 MiB.</summary>
    private const int Alignment = 512;

    private readonly ImmutableArray<AppendedPartition> partitions;
    private readonly FileContent? inside;
    private readonly uint[] starts;

    public AppendedPartitions(HybridOptions? options)
    {
        partitions = options?.Appended is { IsDefault: false } appended ? [.. appended.OrderBy(partition => partition.Number)] : [];
        inside = options?.SystemPartition;
        starts = new uint[partitions.Length];
    }

    public bool Any => partitions.Length > 0;

    /// <summary>Each partition with its first block; in order of number.</summary>
    public IEnumerable<(AppendedPartition Partition, uint Start)> All => partitions.Select((partition, index) => (partition, starts[index]));

    /// <summary>Where the partition inside of the volume lies; empty where there is none.</summary>
    public SectorRange Inside { get; private set; }

    /// <summary>The place of a partition in the order of numbers, by which its region knows it; -1 where there is none.</summary>
    public int IndexOf(int number) => partitions.IndexOf(partitions.FirstOrDefault(partition => partition.Number == number)!);

    /// <summary>The bytes of a partition; behind the numbered ones stands the one inside of the volume.</summary>
    public FileContent ContentOf(int index) => index < partitions.Length ? partitions[index].Content : inside!;

    /// <summary>What a partition is called in a plan.</summary>
    public string TitleOf(int index) => index < partitions.Length ? $"appended partition {partitions[index].Number}" : "UEFI system partition";

    public uint StartOf(int index) => starts[index];

    public void PlaceInside(RegionTable regions, int nameSpace)
    {
        if (inside is not null)
            Inside = SectorRange.OfBlocks(regions.Add(RegionKind.AppendedPartition, BlockCount.ForBytes(inside.Length), partitions.Length, nameSpace), inside.Length);
    }

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
