using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What was said of starting a computer from the disc.</summary>
/// <param name="Bios">The image for a BIOS: a path in the tree or a file.</param>
/// <param name="Uefi">The image for UEFI.</param>
/// <param name="InfoTable">Whether the BIOS's image is told where it lies.</param>
/// <param name="LoadSectors">Sectors that the BIOS loads.</param>
internal sealed record BootSettings(string? Bios, string? Uefi, bool InfoTable, ushort? LoadSectors)
{
    /// <summary>How a volume of a tree is started; nothing where it is not to be.</summary>
    /// <exception cref="DiscException">An image is neither in the tree nor a file.</exception>
    public BootOptions? For(SourceTree tree)
    {
        var images = ImmutableArray.CreateBuilder<BootChoice>();
        if (Bios is not null)
            images.Add(ImageOf(Bios, tree) with { Platform = BootPlatform.X86, InfoTable = InfoTable, LoadSectors = LoadSectors });
        if (Uefi is not null)
            images.Add(ImageOf(Uefi, tree) with { Platform = BootPlatform.Efi });
        return images.Count == 0 ? null : new(images.ToImmutable());
    }

    private static BootChoice ImageOf(string path, SourceTree tree)
    {
        if (tree.Find(path) is { } node && !tree[node].IsFolder)
            return BootChoice.FromTree(path);
        return File.Exists(path) ? BootChoice.FromContent(FileContent.FromFile(path))
            : throw new DiscException(CliErrors.NoBootImage, $"There is no file '{path}', neither in the image nor on disk.");
    }
}
