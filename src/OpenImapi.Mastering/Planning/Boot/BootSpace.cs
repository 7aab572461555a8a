using System.Collections.Immutable;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>What El Torito adds to a volume: the boot record, the catalog of boot images, and the images that no directory shows. It names no file.</summary>
internal sealed class BootSpace(BootFiles files) : INameSpace
{
    private readonly uint[] hidden = new uint[files.Options.Images.Length];
    private uint catalog;

    public string Name => "El Torito";

    public string Title => Name;

    public int DescriptorCount => 1;

    public BootFiles Files => files;

    public bool Holds(int node) => false;

    public bool KeepsName(int node) => false;

    public NameChanges ChangesOf(int node) => NameChanges.None;

    public string WrittenNameOf(int node) => "";

    public string PathOf(int folder) => "";

    public IEnumerable<PlanWarning> Limits() => [];

    public void PlaceHead(RegionTable regions, int nameSpace)
    {
    }

    public void Place(RegionTable regions, int nameSpace)
    {
        catalog = regions.Add(RegionKind.BootCatalog, BlockCount.ForBytes(CatalogOf(_ => 0, _ => 0).Length), nameSpace: nameSpace);
        for (var image = 0; image < hidden.Length; image++)
            if (files.NodeOf(image) < 0)
                hidden[image] = regions.Add(RegionKind.BootImage, BlockCount.ForBytes(files.ContentOf(image).Length), image, nameSpace);
    }

    public void PlaceTail(RegionTable regions, int nameSpace)
    {
    }

    public void WriteDescriptor(VolumeFacts facts, Span<byte> block) => Structure.Write(new BootRecordVolumeDescriptor(catalog), block);

    public IRegionFiller OpenFiller(VolumeFacts facts) => new CatalogFiller(this, facts);

    /// <summary>The first block of an image.</summary>
    public uint LocationOf(int image, VolumeFacts facts) => files.NodeOf(image) is var node and >= 0 ? facts.SectionOf(node, 0).Location : hidden[image];

    /// <summary>The catalog: the images of the first one's platform that stand beside it, and those of others, in sections in the order given.</summary>
    private BootCatalog CatalogOf(Func<int, uint> location, Func<int, byte> systemType)
    {
        var images = files.Options.Images;
        var sections = ImmutableArray.CreateBuilder<BootSection>();
        for (var image = 1; image < images.Length; image++)
        {
            var entry = EntryOf(image, location, systemType);
            if (sections.Count > 0 && sections[^1].Platform == images[image].Platform)
                sections[^1] = sections[^1] with { Images = sections[^1].Images.Add(entry) };
            else
                sections.Add(new(images[image].Platform, default, [entry]));
        }

        return new(images[0].Platform, new(Encoding.UTF8.GetBytes(files.Options.Identifier)), EntryOf(0, location, systemType), sections.ToImmutable());
    }

    private BootImage EntryOf(int image, Func<int, uint> location, Func<int, byte> systemType) => new(location(image), files.LoadSectorsOf(image))
    {
        Emulation = files.Options.Images[image].Emulation,
        LoadSegment = files.Options.Images[image].LoadSegment,
        SystemType = systemType(image),
    };

    /// <summary>Fills the catalog.</summary>
    private sealed class CatalogFiller(BootSpace space, VolumeFacts facts) : IRegionFiller
    {
        public void Fill(in Region region, long offset, Span<byte> blocks)
        {
            var bytes = new byte[region.Extent.Length.Bytes()];
            space.CatalogOf(image => space.LocationOf(image, facts), space.Files.SystemTypeOf).Write(bytes);
            bytes.AsSpan((int)offset, blocks.Length).CopyTo(blocks);
        }
    }
}
