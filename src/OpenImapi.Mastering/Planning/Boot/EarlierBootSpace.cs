using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>The boot catalog of an earlier session, which the volume goes on to have: catalog and images stay where they lie.</summary>
/// <param name="catalog">The catalog's block.</param>
internal sealed class EarlierBootSpace(Lba catalog) : INameSpace
{
    public string Name => "El Torito";

    public string Title => Name;

    public int DescriptorCount => 1;

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
    }

    public void PlaceTail(RegionTable regions, int nameSpace)
    {
    }

    public void WriteDescriptor(VolumeFacts facts, Span<byte> block) => Structure.Write(new BootRecordVolumeDescriptor((uint)catalog.Value), block);

    public IRegionFiller OpenFiller(VolumeFacts facts) => new NoFiller();

    /// <summary>It has no region of its own.</summary>
    private sealed class NoFiller : IRegionFiller
    {
        public void Fill(in Region region, long offset, Span<byte> blocks) => throw new InvalidOperationException("An earlier boot catalog lies in no region of this volume.");
    }
}
