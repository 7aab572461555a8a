using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>What was said of starting a computer from the disc.</summary>
/// <param name="Images">The boot images, in the order of the catalog.</param>
/// <param name="Catalog">The path in the image at which the catalog is shown.</param>
/// <param name="Identifier">Who made the images.</param>
internal sealed record BootSettings(IReadOnlyList<BootImageText> Images, string? Catalog = null, string Identifier = "")
{
    /// <summary>How a volume of a tree is started; nothing where it is not to be.</summary>
    /// <exception cref="DiscException">An image is neither in the tree nor a file.</exception>
    public BootOptions? For(SourceTree tree) =>
        Images.Count == 0 ? null : new([.. Images.Select(image => image.For(tree))]) { CatalogPath = Catalog, Identifier = Identifier };
}
