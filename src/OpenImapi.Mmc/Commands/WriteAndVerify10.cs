using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>WRITE AND VERIFY (10): writes blocks of 2,048 bytes to a rewritable medium and reads them before it ends.</summary>
[Clause(Standard.Mmc5, "6.46")]
public record struct WriteAndVerify10(uint Address, ushort Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.WriteAndVerify10;

    public readonly int TransferLength => Blocks * BlockSizes.UserData;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("DPO, BytChk", 0);
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("transfer length", Blocks);
        f.Zero(1);
    }
}
