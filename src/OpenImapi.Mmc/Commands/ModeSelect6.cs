using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MODE SELECT (6): sets mode pages; a header of four bytes comes first.</summary>
[Clause(Standard.Spc4, "6.11")]
public record struct ModeSelect6(byte ParameterListLength) : ICommand
{
    public static OperationCode Code => OperationCode.ModeSelect6;

    public readonly int TransferLength => ParameterListLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("PF, SP", 0x10);
        f.Zero(2);
        ParameterListLength = f.UInt8("parameter list length", ParameterListLength);
        f.Zero(1);
    }
}
