namespace OpenImapi.Formats.Ecma119;

/// <summary>A boot record: which system boots from this volume, and where that system's own data say the rest.</summary>
[Clause(Standard.Ecma119, "8.2")]
public record struct BootRecord(ByteString SystemIdentifier, ByteString BootIdentifier, ByteString SystemUse) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("volume descriptor type", (byte)VolumeDescriptorType.BootRecord);
        f.Fixed("standard identifier", "CD001"u8);
        f.UInt8("volume descriptor version", 1);
        SystemIdentifier = f.Padded("boot system identifier", SystemIdentifier, 32, Filler.Zero);
        BootIdentifier = f.Padded("boot identifier", BootIdentifier, 32, Filler.Zero);
        SystemUse = f.Padded("boot system use", SystemUse, 1977, Filler.Zero);
    }
}
