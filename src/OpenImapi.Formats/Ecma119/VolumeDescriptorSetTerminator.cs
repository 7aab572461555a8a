namespace OpenImapi.Formats.Ecma119;

/// <summary>The logical sector that ends a volume descriptor set.</summary>
[Clause(Standard.Ecma119, "8.3")]
public record struct VolumeDescriptorSetTerminator : IStructure
{
    public readonly void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("volume descriptor type", (byte)VolumeDescriptorType.Terminator);
        f.Fixed("standard identifier", "CD001"u8);
        f.UInt8("volume descriptor version", 1);
        f.Zero(2041);
    }
}
