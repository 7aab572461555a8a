using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>VERIFY (10): the drive reads blocks and says whether it could; nothing is transferred.</summary>
[Clause(Standard.Mmc5, "6.43")]
public record struct Verify10(uint Address, ushort Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Verify10;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("DPO, BytChk", 0);
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("number of blocks", Blocks);
        f.Zero(1);
    }
}
