using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>Decides which partitions the tables of a hybrid image show.</summary>
internal sealed class PartitionLists(HybridOptions options, AppendedPartitions appended, HybridPlaces places)
{
    private const byte IsoType = 0xCD, IsoHybridType = 0x17;

    /// <summary>Where the partition of the volume begins in a GPT, which has the blocks before it.</summary>
    private const int FirstBehindSystemArea = 64;

    private const string Volume = "ISO 9660", EfiImage = "UEFI boot image";

    public bool HasGpt => options.Tables is HybridTables.Gpt or HybridTables.GptAndMbr;

    /// <summary>The entries of the MBR.</summary>
    public IEnumerable<PlannedPartition> OfMbr() => options.Tables switch
    {
        HybridTables.Gpt => Whole(1, (byte)MbrPartitionType.Protective, isActive: false).Concat(Marked()),
        HybridTables.ProtectiveMbr => Whole(Math.Max(1, Start), options.IsoType ?? IsoType, IsActive),
        _ => Shown(),
    };

    /// <summary>The entries of the GPT; none where there is no GPT.</summary>
    public IEnumerable<PlannedPartition> OfGpt()
    {
        if (!HasGpt)
            return [];
        var start = Start > 0 ? Start : FirstBehindSystemArea;
        var volume = options.IsoGuid ?? GuidPartitionTypes.BasicData;
        var numbers = new FreeNumbers(appended);
        List<PlannedPartition> all = places.EfiImage.IsEmpty
            ? [new(numbers.Next(), start, places.Volume - start, Volume) { GptType = volume }]
            : [
                new(numbers.Next(), start, places.EfiImage.Start - start, Volume) { GptType = volume },
                new(numbers.Next(), places.EfiImage.Start, places.EfiImage.Length, EfiImage) { GptType = GuidPartitionTypes.EfiSystem },
                new(numbers.Next(), places.EfiImage.End, places.Volume - places.EfiImage.End, $"{Volume}, continued") { GptType = volume },
            ];
        foreach (var (partition, first) in appended.All)
            all.Add(Entry(partition, first) with { GptType = partition.Guid ?? GuidOf(partition.Type) });
        return all.Where(partition => partition.Sectors > 0).OrderBy(partition => partition.Number);
    }

    /// <summary>The first sector of the volume's partition.</summary>
    private long Start => options.PartitionOffset * (long)HybridPlaces.PerBlock;

    private bool IsActive => options.Code is not null || options.ForceBootable;

    private static Guid GuidOf(byte type) => type switch
    {
        0xEF => GuidPartitionTypes.EfiSystem,
        0x82 or 0x83 or 0x8E or 0xFD => GuidPartitionTypes.LinuxData,
        0xAF => GuidPartitionTypes.AppleHfs,
        _ => GuidPartitionTypes.BasicData,
    };

    private static PlannedPartition Entry(AppendedPartition partition, uint first)
    {
        var sectors = SectorRange.OfBlocks(first, partition.Content.Length);
        return new(partition.Number, sectors.Start, sectors.Length, $"appended partition {partition.Number}");
    }

    private IEnumerable<PlannedPartition> Whole(long start, byte type, bool isActive) =>
        [new(1, start, places.Image - start, "the whole image") { MbrType = type, IsActive = isActive }];

    /// <summary>An entry of no type, so that a BIOS that wants an active one has it, and UEFI finds the protective one as it must be.</summary>
    private IEnumerable<PlannedPartition> Marked() =>
        options.ForceBootable ? [new(2, 0, 1, "mark for BIOSes") { MbrType = (byte)MbrPartitionType.Unused, IsActive = true }] : [];

    private IEnumerable<PlannedPartition> Shown()
    {
        var (start, numbers) = (Start, new FreeNumbers(appended));
        var end = appended.Any ? places.Volume : places.Image;
        List<PlannedPartition> all = [new(numbers.Next(), start, end - start, Volume) { MbrType = VolumeType, IsActive = IsActive }];
        if (!places.EfiImage.IsEmpty)
            all.Add(new(numbers.Next(), places.EfiImage.Start, places.EfiImage.Length, EfiImage) { MbrType = (byte)MbrPartitionType.EfiSystem });
        all.AddRange(appended.All.Select(each => Entry(each.Partition, each.Start) with { MbrType = each.Partition.Type }));
        return all.OrderBy(partition => partition.Number);
    }

    /// <summary>UEFI takes no MBR whose partitions overlap, but passes over those of type 0.</summary>
    private byte VolumeType => options.IsoType ?? (!places.EfiImage.IsEmpty ? (byte)MbrPartitionType.Unused : options.CodeKind == BootCodeKind.IsoHybrid ? IsoHybridType : IsoType);

    /// <summary>The numbers that appended partitions leave.</summary>
    private sealed class FreeNumbers(AppendedPartitions appended)
    {
        private int last;

        public int Next()
        {
            do
                last++;
            while (appended.IndexOf(last) >= 0);
            return last;
        }
    }
}
