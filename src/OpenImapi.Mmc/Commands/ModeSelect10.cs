using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MODE SELECT (10): sets one mode page.</summary>
[Clause(Standard.Mmc5, "6.12")]
public record struct ModeSelect10(ushort ParameterListLength) : ICommand
{
    public static OperationCode Code => OperationCode.ModeSelect10;

    public readonly int TransferLength => ParameterListLength;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("PF, SP", 0x10);
        f.Zero(5);
        ParameterListLength = f.UInt16Big("parameter list length", ParameterListLength);
        f.Zero(1);
    }
}
