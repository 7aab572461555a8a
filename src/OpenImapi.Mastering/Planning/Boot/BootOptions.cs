using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>From what a computer can start with the disc in it (El Torito).</summary>
/// <param name="Images">The boot images; the first one is taken unless firmware chooses another.</param>
public sealed record BootOptions(ImmutableArray<BootChoice> Images)
{
    /// <summary>Who made the images: up to 24 bytes of UTF-8.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>
    /// Where the catalog of boot images is a file of the tree, such as "boot/boot.cat"; nothing where no directory shows it. Planning puts that file into the
    /// tree.
    /// </summary>
    public string? CatalogPath { get; init; }
}

/// <summary>A boot image and how it is started.</summary>
public sealed record BootChoice
{
    private BootChoice(string? path, FileContent? content, int appended) => (Path, Content, Appended) = (path, content, appended);

    /// <summary>The image's path in the tree; nothing for one that no directory shows.</summary>
    public string? Path { get; }

    /// <summary>The bytes of an image that no directory shows.</summary>
    public FileContent? Content { get; }

    /// <summary>The number of the appended partition that is the image; 0 for any other.</summary>
    public int Appended { get; }

    public BootPlatform Platform { get; init; }

    /// <summary>Whether it is to be started, or only loaded.</summary>
    public bool IsBootable { get; init; } = true;

    /// <summary>The drive that the image stands for while its system starts. Diskettes have exactly their size; a hard disk has a partition table.</summary>
    public BootEmulation Emulation { get; init; }

    /// <summary>Where the BIOS loads it, in paragraphs of 16 bytes; 0 is 7C0h.</summary>
    public ushort LoadSegment { get; init; }

    /// <summary>
    /// Sectors of 512 bytes that the firmware loads. If not said: 1 where a drive is emulated, else the whole image, as 0 where that is more than 65,535, which
    /// UEFI takes for all of it.
    /// </summary>
    public ushort? LoadSectors { get; init; }

    /// <summary>How <see cref="Criteria"/> is meant: 0 for no criteria, 1 for language and version, others by agreement. Not for the first image.</summary>
    public byte CriteriaType { get; init; }

    /// <summary>By what firmware selects the image, of any length. Not for the first image.</summary>
    public ByteString Criteria { get; init; }

    /// <summary>Whether bytes 8 to 63 of the image on the disc, not of its source, say where it lies, as loaders of Linux want it.</summary>
    public bool InfoTable { get; init; }

    /// <summary>Whether the image on the disc says at byte 2,548 where it lies, as GRUB wants it.</summary>
    public bool GrubInfo { get; init; }

    /// <summary>A file of the tree.</summary>
    public static BootChoice FromTree(string path) => new(path, null, 0);

    /// <summary>An image beside the tree, which no directory shows.</summary>
    public static BootChoice FromContent(FileContent content) => new(null, content, 0);

    /// <summary>One of the partitions behind the volume, as <see cref="HybridOptions.Appended"/> numbers them.</summary>
    public static BootChoice FromAppended(int number) => new(null, null, number);
}
