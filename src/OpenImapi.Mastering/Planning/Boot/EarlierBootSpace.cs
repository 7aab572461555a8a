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

    public void WriteDescriptor(VolumeFacts facts, Span<byte> block) => Structure.Write(new BootRecordVolumeDescriptor((uint)catalog.Value), block);
}
