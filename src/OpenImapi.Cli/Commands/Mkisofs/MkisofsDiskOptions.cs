using OpenImapi.Mastering;
using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>The image as a disk: boot code and partition tables in its first blocks.</summary>
internal static class MkisofsDiskOptions
{
    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        With("isohybrid-mbr", "FILE", "Boot code of ISOLINUX for the first blocks (isohdp*.bin).",
            (order, words) => Code(order, words.Text, BootCodeKind.IsoHybrid)),
        Flag("isohybrid-gpt-basdat", "Show the image for UEFI in an MBR and a GPT, as isohybrid does.",
            order => order.Partitioned(disk => disk.With(options => options with { EfiImageAsPartition = true }) with { GptAndMbr = true })),
        With("grub2-mbr", "FILE", "Boot code of GRUB for the first blocks (boot_hybrid.img).", (order, words) => Code(order, words.Text, BootCodeKind.Grub)),
        With("append_partition", "N TYPE FILE", "Put an image behind the volume as partition N; TYPE is a byte such as 0xef, or a GUID.", Append),
        Flag("appended_part_as_gpt", "Show it in a GPT, not only in the MBR.", order => order.Partitioned(disk => disk.With(options => options) with { Gpt = true })),
        With("efi-boot-part", "FILE|--efi-boot-image", "Show an image for UEFI in a GPT: a file, which goes into the volume without a name, or the one of the boot catalog.",
            (order, words) => order.Partitioned(disk => words.Text == "--efi-boot-image"
                ? disk.With(options => options with { EfiImageAsPartition = true, SystemPartition = null }) with { Gpt = true } : disk.WithSystemPartition(words.Text))),
        With("partition_offset", "N", "Show the volume a second time in a partition from that block on: 0 or 16 and more.",
            (order, words) => order.Partitioned(disk => disk.With(options => options with { PartitionOffset = (int)words.Number(0, 0, ushort.MaxValue) }))),
        With("iso_mbr_part_type", "N|GUID|default", "The type of the volume's partition, in an MBR or in a GPT.", IsoType),
        Flag("protective-msdos-label", "An MBR with one partition over everything but its first sector.",
            order => order.Partitioned(disk => disk.With(options => options) with { Protective = true })),
        Flag("mbr-force-bootable", "Mark a partition of the MBR as the one to start from.",
            order => order.Partitioned(disk => disk.With(options => options with { ForceBootable = true }))),
    ];

    private static MkisofsOrder Code(MkisofsOrder order, string file, BootCodeKind kind) =>
        order.Partitioned(disk => disk.With(options => options with { Code = FileContent.FromFile(file), CodeKind = kind }));

    private static MkisofsOrder Append(MkisofsOrder order, MkisofsWords words)
    {
        var (type, guid) = words.PartitionType(1);
        return order.Partitioned(disk => disk.Append((int)words.Number(0, 1, 128), words[2], type, guid));
    }

    private static MkisofsOrder IsoType(MkisofsOrder order, MkisofsWords words)
    {
        var (type, guid) = words.Text == "default" ? (null, null) : words.PartitionType(0);
        return order.Partitioned(disk => disk.With(options => options with { IsoType = guid is null ? type : (byte)0x83, IsoGuid = guid }));
    }
}
