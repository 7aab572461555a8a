using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Standard INQUIRY data, 36 bytes: what the drive is and who made it.</summary>
[Clause(Standard.Spc4, "6.6.2")]
public record struct StandardInquiry(ByteString Vendor, ByteString Product, ByteString Revision) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 36;

    /// <summary>The peripheral device type of optical drives.</summary>
    public const byte OpticalDrive = 5;

    /// <summary>Peripheral qualifier and device type; 05h is an optical drive, 7Fh nothing at this unit.</summary>
    public byte Peripheral { get; set; } = OpticalDrive;

    public bool Removable { get; set; } = true;

    /// <summary>The SPC version claimed: 05h SPC-3, 06h SPC-4.</summary>
    public byte Version { get; set; } = 6;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Peripheral = f.UInt8("peripheral qualifier, device type", Peripheral);
        Removable = (f.UInt8("RMB", (byte)(Removable ? 0x80 : 0)) & 0x80) != 0;
        Version = f.UInt8("version", Version);
        f.UInt8("response data format", 2);
        f.UInt8("additional length", Length - 5);
        f.UInt24Big("flags", 0);
        Vendor = f.Padded("T10 vendor identification", Vendor, 8);
        Product = f.Padded("product identification", Product, 16);
        Revision = f.Padded("product revision level", Revision, 4);
    }
}
