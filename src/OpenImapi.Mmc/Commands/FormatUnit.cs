using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>FORMAT UNIT: formats a rewritable medium in one of the ways that READ FORMAT CAPACITIES offers.</summary>
[Clause(Standard.Mmc5, "6.5")]
public record struct FormatUnit : ICommandWith<FormatUnit, FormatParameters>
{
    /// <summary>FmtData with format code 001b: the only way to send a format list.</summary>
    private const byte WithList = 0x11;

    public static OperationCode Code => OperationCode.FormatUnit;

    public readonly int TransferLength => FormatParameters.Length;

    /// <summary>CmpList: known defects are not kept.</summary>
    public bool CompleteList { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        CompleteList = (f.UInt8("FmtData, CmpList, format code", (byte)(WithList | (CompleteList ? 8 : 0))) & 8) != 0;
        f.Zero(3);
        f.Zero(1);
    }
}
