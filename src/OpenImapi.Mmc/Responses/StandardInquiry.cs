using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Standard INQUIRY data, 36 bytes and what may follow: what the drive is and who made it.</summary>
[Clause(Standard.Spc4, "6.6.2")]
public record struct StandardInquiry(ByteString Vendor, ByteString Product, ByteString Revision) : IStructure
{
    /// <summary>Bytes that every drive has, up to the revision.</summary>
    public const int Length = 36;

    private const int AdditionalLengthEnd = 5;
    private const byte ResponseDataFormat = 2;

    /// <summary>The peripheral device type of optical drives.</summary>
    public const byte OpticalDrive = 5;

    /// <summary>Peripheral qualifier and device type; 05h is an optical drive, 7Fh nothing at this unit.</summary>
    public byte Peripheral { get; set; } = OpticalDrive;

    public bool Removable { get; set; } = true;

    /// <summary>The SPC version claimed: 05h SPC-3, 06h SPC-4.</summary>
    public byte Version { get; set; } = 6;

    /// <summary>Byte 3: bit 5 normal ACA, 4 hierarchical addressing; the response data format is always 2.</summary>
    public byte Support { get; set; }

    /// <summary>Bytes 5 to 7, from protection to command queuing.</summary>
    public uint Flags { get; set; }

    /// <summary>Bytes 36 on: vendor-specific ones, and the versions of the standards that the drive follows.</summary>
    public ByteString Further { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Peripheral = f.UInt8("peripheral qualifier, device type", Peripheral);
        Removable = (f.UInt8("RMB", (byte)(Removable ? 0x80 : 0)) & 0x80) != 0;
        Version = f.UInt8("version", Version);
        Support = (byte)(f.UInt8("NORMACA, HISUP, response data format", (byte)(Support | ResponseDataFormat)) & 0xF0);
        var length = f.UInt8("additional length", (byte)(Length - AdditionalLengthEnd + Further.Length)) + AdditionalLengthEnd;
        Flags = f.UInt24Big("flags", Flags);
        Vendor = f.Padded("T10 vendor identification", Vendor, 8);
        Product = f.Padded("product identification", Product, 16);
        Revision = f.Padded("product revision level", Revision, 4);
        Further = f.Bytes("vendor specific, version descriptors", Further, Math.Max(0, length - Length));
    }
}
