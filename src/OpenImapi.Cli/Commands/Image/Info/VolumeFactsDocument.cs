using System.ComponentModel;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

[Description("What a volume has beside names and files.")]
internal sealed record VolumeFactsDocument(
    [property: Description("The interchange level of ISO 9660 that the volume needs: 1 to 3, 4 for ISO 9660:1999; left out where it has no ISO 9660.")] int? IsoLevel,
    [property: Description("The revision of UDF, such as 2.50; left out where the volume has none.")] string? UdfRevision,
    [property: Description("The partitions of UDF by kind: physical, virtual, sparable, metadata.")] IReadOnlyList<string> UdfPartitions,
    [property: Description("What a computer can start from, the default first.")] IReadOnlyList<BootImageDocument> BootImages,
    [property: Description("The partitions that make the image a disk as well.")] IReadOnlyList<ImagePartitionDocument> Partitions)
{
    public static async Task<VolumeFactsDocument> OfAsync(DiscVolume volume, CancellationToken cancellation)
    {
        var catalog = volume.Iso is null ? null : await BootCatalogReader.ReadAsync(volume.Iso, cancellation);
        var partitions = await PartitionReader.ReadAsync(volume.Source, cancellation);
        return new(
            volume.Iso is null ? null : await IsoLevelReader.ReadAsync(volume.Iso, cancellation), volume.Udf?.Revision.ToText(),
            [.. from map in volume.Udf?.Logical.PartitionMaps ?? default select Texts.Words(map.Kind.ToString())],
            [.. from one in catalog?.Catalog.Images ?? [] select BootImageDocument.Of(one.Platform, one.Image)],
            [.. partitions.Select(ImagePartitionDocument.Of)]);
    }

    /// <summary>The file systems by name, in the order in which a plan names them.</summary>
    public IReadOnlyList<string> FileSystems(DiscVolume volume)
    {
        string?[] names =
        [
            volume.Iso is null ? null : "iso9660", volume.Iso?.RockRidge is null ? null : "rock-ridge", volume.Iso?.Joliet is null ? null : "joliet",
            UdfRevision is null ? null : $"udf {UdfRevision}", BootImages.Count == 0 ? null : "el-torito",
        ];
        return [.. names.OfType<string>()];
    }

    /// <summary>The blocks of the volume.</summary>
    public long Blocks(DiscVolume volume) =>
        volume.Iso?.Iso.Descriptor.VolumeSpaceSize ?? volume.Udf!.Partitions.Sum(partition => (long)partition.Length);
}

[Description("A boot image of El Torito.")]
internal sealed record BootImageDocument(
    [property: Description("bios, uefi, powerpc, mac, or the platform's number in hexadecimal digits.")] string Platform,
    [property: Description("none, floppy 1200, floppy 1440, floppy 2880, hard disk.")] string Emulation,
    [property: Description("The first block.")] long Block,
    [property: Description("Sectors of 512 bytes that are loaded.")] int Sectors,
    [property: Description("Where it is loaded, in paragraphs of 16 bytes; 0 is 7C0h.")] int LoadSegment,
    [property: Description("Whether it is started, not only loaded.")] bool Bootable)
{
    public static BootImageDocument Of(BootPlatform platform, BootImage image) => new(
        platform switch
        {
            BootPlatform.X86 => "bios",
            BootPlatform.Efi => "uefi",
            BootPlatform.PowerPC => "powerpc",
            BootPlatform.Mac => "mac",
            _ => $"{(int)platform:X2}",
        },
        image.Emulation switch
        {
            BootEmulation.None => "none",
            BootEmulation.HardDisk => "hard disk",
            var floppy => $"floppy {floppy.ToString()["Floppy".Length..]}",
        }, image.LoadRba, image.SectorCount, image.LoadSegment, image.IsBootable);
}

[Description("A partition of a hybrid image.")]
internal sealed record ImagePartitionDocument(
    [property: Description("The table that has it: mbr, gpt or apm.")] string Table,
    [property: Description("Its number in the table, from 1.")] int Number,
    [property: Description("What is in it: of mbr two hexadecimal digits, of gpt a GUID, of apm a name.")] string Type,
    [property: Description("Its name, where the table gives names.")] string? Name,
    [property: Description("Its first byte.")] long Start,
    [property: Description("Its bytes.")] long Length)
{
    public static ImagePartitionDocument Of(ImagePartition one) =>
        new(one.Table.ToString().ToLowerInvariant(), one.Number, one.Type, one.Name.Length > 0 ? one.Name : null, one.Start, one.Length);
}
