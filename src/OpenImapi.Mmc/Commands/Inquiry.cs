using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>INQUIRY: who the drive is.</summary>
[Clause(Standard.Mmc5, "6.9")]
public record struct Inquiry(ushort AllocationLength = 96) : ICommand<Inquiry, StandardInquiry>
{
    public Inquiry()
        : this(AllocationLength: 96)
    {
    }

    public static OperationCode Code => OperationCode.Inquiry;

    public readonly int TransferLength => AllocationLength;

    /// <summary>True to ask for a vital product data page instead of the standard data.</summary>
    public bool VitalProductData { get; set; }

    public byte PageCode { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        VitalProductData = (f.UInt8("EVPD", (byte)(VitalProductData ? 1 : 0)) & 1) != 0;
        PageCode = f.UInt8("page code", PageCode);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
