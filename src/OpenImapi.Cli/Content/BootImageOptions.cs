using System.CommandLine;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>From what a computer starts with the disc in it.</summary>
internal sealed class BootImageOptions
{
    /// <summary>Bytes that a catalog has for who made it.</summary>
    private const int LongestIdentifier = 24;

    private readonly Option<string[]> bios = OptionOf.Texts("--boot-bios", "F",
        "What a BIOS starts, without emulating a drive: a path in the image, or else a file, which is added where no folder shows it. May be said again.");

    private readonly Option<string[]> uefi = OptionOf.Texts("--boot-uefi", "F",
        "What UEFI starts, an image of a FAT file system: a path in the image, or else a file, in the same way, or appended:N for a partition that --append-partition adds.");

    private readonly Option<string[]> image = OptionOf.Texts("--boot-image", "F[,SETTING...]", $"Any boot image, with its own settings; these also go with the two above: {BootImageText.Settings}.");

    private readonly Option<bool> infoTable = OptionOf.Flag("--boot-info-table", "Write into the BIOS's image on the disc where it lies, as loaders such as ISOLINUX want it.");

    private readonly Option<long?> loadSectors = OptionOf.Number("--boot-load-sectors", "N",
        "Sectors of 512 bytes of its image that a BIOS loads; all of them if not said.", 1, ushort.MaxValue);

    private readonly Option<string?> catalog = OptionOf.Text("--boot-catalog", "PATH", "Show the catalog of boot images as a file of the image, such as boot/boot.cat; else no folder shows it.");

    private readonly Option<string?> identifier = OptionOf.Text("--boot-id", "TEXT", $"Who made what is started: up to {LongestIdentifier} bytes for the catalog of boot images.");

    private Option<string[]>[] Images => [bios, uefi, image];

    public IEnumerable<Option> All => [.. Images, infoTable, loadSectors, catalog, identifier];

    /// <summary>What was said of starting.</summary>
    /// <remarks>A BIOS takes the first image of the catalog, so those for BIOSes come first.</remarks>
    public BootSettings Read(ParseResult said, ImageOptions options)
    {
        foreach (var forBios in new Option[] { infoTable, loadSectors })
            if (said.Has(forBios) && !said.Has(bios))
                throw UsageFault.Of($"{forBios.Name} is for what a BIOS starts.", "Say with --boot-bios what that is.");
        if (All.FirstOrDefault(said.Has) is { } first && !options.Iso)
            throw UsageFault.Of($"{first.Name} needs ISO 9660, and --no-iso leaves it out.");
        foreach (var ofCatalog in new Option[] { catalog, identifier })
            if (said.Has(ofCatalog) && !Images.Any(said.Has))
                throw UsageFault.Of($"{ofCatalog.Name} is for a catalog of boot images, and there are none.", "Say with --boot-bios or --boot-uefi what is to be started.");
        var text = said.GetValue(identifier) ?? "";
        if (System.Text.Encoding.UTF8.GetByteCount(text) > LongestIdentifier)
            throw UsageFault.Of($"{identifier.Name} takes up to {LongestIdentifier} bytes; '{text}' has more.");
        var (table, sectors) = (said.Has(infoTable), (ushort?)said.GetValue(loadSectors));
        return new([.. Texts(bios, BootPlatform.X86).Select(one => one.Before(choice => choice with { InfoTable = table, LoadSectors = sectors })),
            .. Texts(uefi, BootPlatform.Efi), .. Texts(image, BootPlatform.X86)], said.GetValue(catalog), text);

        IEnumerable<BootImageText> Texts(Option<string[]> option, BootPlatform platform) =>
            (said.GetValue(option) ?? []).Select(each => BootImageText.Parse(option.Name, each).Before(choice => choice with { Platform = platform }));
    }
}
