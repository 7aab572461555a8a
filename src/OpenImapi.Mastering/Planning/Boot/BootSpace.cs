using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>What El Torito adds to a volume: the boot record, the catalog of boot images, and the images that no directory shows. It names no file.</summary>
/// <param name="files">The images.</param>
/// <param name="appended">The partitions behind the volume, of which images may be some.</param>
/// <param name="catalogNode">The node of the tree that shows the catalog, or -1.</param>
internal sealed class BootSpace(BootFiles files, AppendedPartitions appended, int catalogNode) : INameSpace
{
    private readonly uint[] hidden = new uint[files.Options.Images.Length];
    private uint catalog;

    /// <summary>What a volume is started from; nothing where it is not to be. A catalog that is to be seen becomes a file of the tree.</summary>
    public static BootSpace? Of(SourceTree tree, BootOptions? options, AppendedPartitions appended)
    {
        if (options is null)
            return null;
        var shown = BootCatalogFile.AddTo(tree, options);
        return new(new(tree, options, appended), appended, shown?.Value ?? -1);
    }

    public string Name => "El Torito";

    public string Title => Name;

    public int DescriptorCount => 1;

    public BootFiles Files => files;

    public void Place(RegionTable regions, int nameSpace)
    {
        if (catalogNode < 0)
            catalog = regions.Add(RegionKind.BootCatalog, LengthFor(files.Options), nameSpace: nameSpace);
        for (var image = 0; image < hidden.Length; image++)
            if (files.NodeOf(image) < 0 && files.PartitionOf(image) < 0)
                hidden[image] = regions.Add(RegionKind.BootImage, BlockCount.ForBytes(files.ContentOf(image).Length), image, nameSpace);
    }

    public void WriteDescriptor(VolumeFacts facts, Span<byte> block) =>
        Structure.Write(new BootRecordVolumeDescriptor(catalogNode < 0 ? catalog : facts.SectionOf(catalogNode, 0).Location), block);

    public IRegionFiller OpenFiller(VolumeFacts facts) => new CatalogFiller(this, facts);

    /// <summary>Once everything has its place: tells the file that shows the catalog what is in it.</summary>
    public void Complete(SourceTree tree, VolumeFacts facts)
    {
        if (catalogNode >= 0)
            BootCatalogFile.Tell(tree, new(catalogNode), () => CatalogBytes(facts));
    }

    /// <summary>The first block of an image.</summary>
    public uint LocationOf(int image, VolumeFacts facts) => files.NodeOf(image) is var node and >= 0 ? facts.SectionOf(node, 0).Location
        : files.PartitionOf(image) is var partition and >= 0 ? appended.StartOf(partition) : hidden[image];

    /// <summary>The blocks of the catalog.</summary>
    public static BlockCount LengthFor(BootOptions options) =>
        BlockCount.ForBytes(CatalogOf(options, image => new(0, 0) { Criteria = options.Images[image].Criteria }).Length);

    /// <summary>The catalog, filled up with zeros to whole blocks.</summary>
    public byte[] CatalogBytes(VolumeFacts facts)
    {
        var bytes = new byte[LengthFor(files.Options).Bytes()];
        CatalogOf(files.Options, image => EntryOf(image, facts)).Write(bytes);
        return bytes;
    }

    /// <summary>The catalog: the images of the first one's platform that stand beside it, and those of others, in sections in the order given.</summary>
    private static BootCatalog CatalogOf(BootOptions options, Func<int, BootImage> entryOf)
    {
        var images = options.Images;
        var sections = ImmutableArray.CreateBuilder<BootSection>();
        for (var image = 1; image < images.Length; image++)
        {
            var entry = entryOf(image);
            if (sections.Count > 0 && sections[^1].Platform == images[image].Platform)
                sections[^1] = sections[^1] with { Images = sections[^1].Images.Add(entry) };
            else
                sections.Add(new(images[image].Platform, default, [entry]));
        }

        return new(images[0].Platform, new(Encoding.UTF8.GetBytes(options.Identifier)), entryOf(0), sections.ToImmutable());
    }

    private BootImage EntryOf(int image, VolumeFacts facts)
    {
        var choice = files.Options.Images[image];
        return new(LocationOf(image, facts), files.LoadSectorsOf(image))
        {
            IsBootable = choice.IsBootable,
            Emulation = choice.Emulation,
            LoadSegment = choice.LoadSegment,
            SystemType = files.SystemTypeOf(image),
            CriteriaType = choice.CriteriaType,
            Criteria = choice.Criteria,
        };
    }

    /// <summary>Fills the catalog.</summary>
    private sealed class CatalogFiller(BootSpace space, VolumeFacts facts) : IRegionFiller
    {
        public void Fill(in Region region, long offset, Span<byte> blocks) => space.CatalogBytes(facts).AsSpan((int)offset, blocks.Length).CopyTo(blocks);
    }
}
