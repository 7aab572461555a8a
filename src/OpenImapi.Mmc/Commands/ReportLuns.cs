using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REPORT LUNS: the units behind one address.</summary>
[Clause(Standard.Spc4, "6.33")]
public record struct ReportLuns(uint AllocationLength = 256) : ICommand<ReportLuns, LunList>
{
    public ReportLuns()
        : this(AllocationLength: 256)
    {
    }

    public static OperationCode Code => OperationCode.ReportLuns;

    public readonly int TransferLength => (int)Math.Min(AllocationLength, 1 << 16);

    /// <summary>0 and 2: units of the peripheral and flat methods, which are all that a drive has.</summary>
    public byte Select { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(1);
        Select = f.UInt8("select report", Select);
        f.Zero(3);
        AllocationLength = f.UInt32Big("allocation length", AllocationLength);
        f.Zero(2);
    }
}
