using OpenImapi.Formats.ElTorito;
using static OpenImapi.Cli.MkisofsOption;

namespace OpenImapi.Cli;

/// <summary>El Torito: what is said of an image goes to the current entry of the catalog.</summary>
internal static class MkisofsBootOptions
{
    public static IReadOnlyList<MkisofsOption> All { get; } =
    [
        With("b eltorito-boot", "PATH", "What a BIOS starts: a path in the image, or --interval:appended_partition_N:all:: for an appended partition.",
            (order, words) => Entry(order, words.Option, entry => entry with { Path = words.Text })),
        With("e", "PATH", "What UEFI starts, an image of FAT; to be said with -no-emul-boot.",
            (order, words) => Entry(order, words.Option, entry => entry with { Path = words.Text, Platform = BootPlatform.Efi })),
        With("efi-boot", "PATH", "An entry of its own for what UEFI starts: -eltorito-alt-boot -e PATH -no-emul-boot -eltorito-alt-boot.",
            (order, words) => Entry(order.Booted(boot => boot.Next()), words.Option,
                entry => entry with { Path = words.Text, Platform = BootPlatform.Efi, Emulation = BootEmulation.None }).Booted(boot => boot.Next().For(BootPlatform.X86))),
        With("c eltorito-catalog", "PATH", "Where the catalog of boot images is in the image; boot.catalog if not said.",
            (order, words) => order.Booted(boot => boot with { Catalog = words.Text })),
        Flag("no-emul-boot", "The image is a program, not the image of a drive; else it is that of the diskette of its size.",
            order => Entry(order, "-no-emul-boot", entry => entry with { Emulation = BootEmulation.None })),
        Flag("hard-disk-boot", "The image is that of a hard disk.", order => Entry(order, "-hard-disk-boot", entry => entry with { Emulation = BootEmulation.HardDisk })),
        With("boot-load-size", "N|full", "Sectors of 512 bytes that a BIOS loads; all of them if not said.", LoadSize),
        With("boot-load-seg", "N", "Where a BIOS loads it, in paragraphs of 16 bytes, such as 0x7c0.",
            (order, words) => Entry(order, words.Option, entry => entry with { LoadSegment = (ushort)words.Number(0, 0, ushort.MaxValue) })),
        Flag("boot-info-table", "Write into the image on the disc, at byte 8, where it lies; the source stays as it is.",
            order => Entry(order, "-boot-info-table", entry => entry with { InfoTable = true })),
        Flag("grub2-boot-info", "Write into the image on the disc, at byte 2548, where it lies, for GRUB.",
            order => Entry(order, "--grub2-boot-info", entry => entry with { GrubInfo = true })),
        With("eltorito-platform", "NAME|N", "For what the next images are: x86, PPC, Mac, efi, or a number.", (order, words) => order.Booted(boot => boot.For(PlatformOf(words)))),
        Flag("eltorito-alt-boot", "Begin another entry.", order => order.Booted(boot => boot.Next())),
    ];

    private static MkisofsOrder Entry(MkisofsOrder order, string said, Func<MkisofsBootEntry, MkisofsBootEntry> change) =>
        order.Booted(boot => boot.With(entry => change(entry) with { Said = said }));

    private static MkisofsOrder LoadSize(MkisofsOrder order, MkisofsWords words) =>
        Entry(order, words.Option, entry => entry with { LoadSectors = words.Text == "full" ? null : (ushort)words.Number(0, 1, ushort.MaxValue) });

    private static BootPlatform PlatformOf(MkisofsWords words) => words.Text.ToUpperInvariant() switch
    {
        "X86" => BootPlatform.X86,
        "PPC" => BootPlatform.PowerPC,
        "MAC" => BootPlatform.Mac,
        "EFI" => BootPlatform.Efi,
        _ => (BootPlatform)words.Number(0, 0, byte.MaxValue),
    };
}
