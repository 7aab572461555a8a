using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>Refuses hybrid images that cannot be made, or that nothing could start from.</summary>
internal static class HybridChecks
{
    private const int MbrEntries = 4, GptEntries = 128, LastOffsetBesideUdf = 128;

    /// <exception cref="DiscException"><see cref="MasteringErrors.HybridUnfit"/>.</exception>
    public static void Check(HybridOptions options, AppendedPartitions appended, BootFiles? boot, bool hasIso, bool hasUdf)
    {
        CheckCode(options, boot);
        CheckNumbers(options, appended);
        if (options.PartitionOffset is not 0 && (options.PartitionOffset < VolumeConstants.SystemArea.Value || (hasUdf && options.PartitionOffset > LastOffsetBesideUdf)))
            throw Unfit($"A partition cannot begin at block {options.PartitionOffset}; it may at 0 or from 16 on, and with UDF up to 128.");
        if (options.PartitionOffset > 0 && !hasIso)
            throw Unfit("A partition that shows the volume a second time needs ISO 9660.");
        if (options is { EfiImageAsPartition: true, SystemPartition: not null })
            throw Unfit("One image for UEFI in the volume is a partition: that of the boot catalog, or the one that has no name there.");
        if (options.SystemPartition is { Length: 0 } empty)
            throw Unfit($"{empty.Description} is empty, and cannot be a partition.");
        if (options is { SystemPartition: not null, Tables: HybridTables.ProtectiveMbr })
            throw Unfit("A protective MBR shows no system partition.");
        if (options is { EfiImageAsPartition: true, Tables: HybridTables.ProtectiveMbr })
            throw Unfit("A protective MBR shows no UEFI boot image.");
        if (options.EfiImageAsPartition && boot?.EfiImage is null or < 0)
            throw Unfit("There is no boot image for UEFI in the volume that could be a partition.");
    }

    /// <summary>Refuses an image that its MBR cannot show to its end.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.HybridUnfit"/>.</exception>
    public static void CheckLength(HybridOptions options, long blocks)
    {
        if (options.Tables != HybridTables.Gpt && blocks * HybridPlaces.PerBlock > uint.MaxValue)
            throw Unfit($"The image has {blocks} blocks, more than an MBR can show.");
    }

    private static void CheckCode(HybridOptions options, BootFiles? boot)
    {
        var hasGpt = options.Tables is HybridTables.Gpt or HybridTables.GptAndMbr;
        var most = hasGpt ? MasterBootRecord.Length : (int)VolumeConstants.SystemArea.Bytes();
        if (options.Code is { } code && code.Length > most)
            throw Unfit($"{code.Description} has {code.Length} bytes; there is room for {most} bytes of boot code{(hasGpt ? " before a GPT" : "")}.");
        if (options.CodeKind != BootCodeKind.Plain && options.Code is null)
            throw Unfit("There is no boot code that could be told where the boot image lies.");
        if (options.CodeKind != BootCodeKind.Plain && boot?.BiosImage is null or < 0)
            throw Unfit("The boot code starts the boot image for BIOSes, without emulation, and there is none.");
    }

    private static void CheckNumbers(HybridOptions options, AppendedPartitions appended)
    {
        var (most, before) = (options.Tables == HybridTables.Gpt ? GptEntries : MbrEntries, 0);
        if (appended.Any && options.Tables == HybridTables.ProtectiveMbr)
            throw Unfit("A protective MBR shows no other partition.");
        foreach (var (partition, _) in appended.All)
        {
            if (partition.Number < 1 || partition.Number > most)
                throw Unfit($"A partition {partition.Number} was asked for; the table has 1 to {most}.");
            if (partition.Number == before)
                throw Unfit($"Two partitions are to be partition {before}.");
            if (partition.Content.Length == 0)
                throw Unfit($"{partition.Content.Description} is empty, and cannot be partition {partition.Number}.");
            before = partition.Number;
        }

        if (appended.All.Count() + (options.EfiImageAsPartition || options.SystemPartition is not null ? 2 : 1) > most)
            throw Unfit($"The table has {most} partitions; more are asked for.");
    }

    private static DiscException Unfit(string what) => new(MasteringErrors.HybridUnfit, what);
}
