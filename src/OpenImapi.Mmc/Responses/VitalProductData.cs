using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>A vital product data page of INQUIRY: its header, and data that differ by page.</summary>
[Clause(Standard.Spc4, "7.8.1")]
public record struct VitalProductData(VitalProductPage Page, ByteString Data) : IStructure
{
    /// <summary>The pages that every drive here has, as page 00h lists them.</summary>
    public static ReadOnlySpan<byte> Pages => [(byte)VitalProductPage.SupportedPages, (byte)VitalProductPage.UnitSerialNumber, (byte)VitalProductPage.DeviceIdentification];

    /// <summary>The data of page 83h with one designator: vendor, product and serial number (SPC-4, 7.8.6.3).</summary>
    public static ByteString T10Designator(ByteString vendor, ByteString product, ByteString serial)
    {
        var data = new byte[4 + 8 + 16 + serial.Length];
        var f = new FieldWriter(data);
        f.UInt8("protocol identifier, code set", 2);
        f.UInt8("PIV, association, designator type", 1);
        f.Zero(1);
        f.UInt8("designator length", (byte)(data.Length - 4));
        f.Padded("T10 vendor identification", vendor, 8);
        f.Padded("product identification", product, 16);
        f.Bytes("serial number", serial, serial.Length);
        return new(data);
    }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("peripheral qualifier, device type", StandardInquiry.OpticalDrive);
        Page = (VitalProductPage)f.UInt8("page code", (byte)Page);
        var length = f.UInt16Big("page length", (ushort)Data.Length);
        Data = f.Bytes("page data", Data, length);
    }
}

/// <summary>Numbers of vital product data pages.</summary>
[Clause(Standard.Spc4, "7.8.1")]
public enum VitalProductPage : byte
{
    SupportedPages = 0x00,
    UnitSerialNumber = 0x80,
    DeviceIdentification = 0x83,
}
