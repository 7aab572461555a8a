using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.ElTorito;

/// <summary>The boot record, one logical sector of 2,048 bytes, that says where the boot catalog is. It stands in block 17 of its session.</summary>
/// <param name="CatalogLocation">The first block of 2,048 bytes of the boot catalog.</param>
[Clause(Standard.ElTorito, "2.0, Figure 7")]
public record struct BootRecordVolumeDescriptor(uint CatalogLocation) : IStructure
{
    /// <summary>Blocks from the start of the session; firmware looks nowhere else.</summary>
    public static readonly BlockCount Place = new(17);

    /// <summary>True when a boot record is El Torito's.</summary>
    public static bool IsElTorito(in BootRecord record) => record.SystemIdentifier.Span.SequenceEqual("EL TORITO SPECIFICATION"u8);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("boot record indicator", (byte)VolumeDescriptorType.BootRecord);
        f.Fixed("iso-9660 identifier", "CD001"u8);
        f.Fixed("version", [1]);
        f.Fixed("boot system identifier", "EL TORITO SPECIFICATION\0\0\0\0\0\0\0\0\0"u8);
        f.Zero(32);
        CatalogLocation = f.UInt32Little("absolute pointer to first sector of boot catalog", CatalogLocation);
        f.Zero(1973);
    }
}
