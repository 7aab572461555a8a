using System.CommandLine;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>From what a computer starts with the disc in it.</summary>
internal sealed class BootImageOptions
{
    private readonly Option<string?> bios = OptionOf.Text("--boot-bios", "F",
        "What a BIOS starts, without emulating a drive: a path in the image, or else a file, which is added where no folder shows it.");

    private readonly Option<string?> uefi = OptionOf.Text("--boot-uefi", "F", "What UEFI starts, an image of a FAT file system: a path in the image, or else a file, in the same way.");

    private readonly Option<bool> infoTable = OptionOf.Flag("--boot-info-table", "Write into the BIOS's image on the disc where it lies, as loaders such as ISOLINUX want it.");

    private readonly Option<long?> loadSectors = OptionOf.Number("--boot-load-sectors", "N",
        "Sectors of 512 bytes of its image that a BIOS loads; all of them if not said.", 1, ushort.MaxValue);

    public IEnumerable<Option> All => [bios, uefi, infoTable, loadSectors];

    /// <summary>What was said of starting.</summary>
    public BootSettings Read(ParseResult said, ImageOptions options)
    {
        foreach (var forBios in new Option[] { infoTable, loadSectors })
            if (said.Has(forBios) && !said.Has(bios))
                throw UsageFault.Of($"{forBios.Name} is for what a BIOS starts.", "Say with --boot-bios what that is.");
        if (new Option[] { bios, uefi }.FirstOrDefault(said.Has) is { } image && !options.Iso)
            throw UsageFault.Of($"{image.Name} needs ISO 9660, and --no-iso leaves it out.");
        return new(said.GetValue(bios), said.GetValue(uefi), said.Has(infoTable), (ushort?)said.GetValue(loadSectors));
    }
}
