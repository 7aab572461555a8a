using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>WRITE (10): writes up to 65,535 blocks of 2,048 bytes.</summary>
[Clause(Standard.Mmc5, "6.44")]
public record struct Write10(uint Address, ushort Blocks) : ICommand
{
    public static OperationCode Code => OperationCode.Write10;

    public readonly int TransferLength => Blocks * BlockSizes.UserData;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.UInt8("DPO, FUA", 0);
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("transfer length", Blocks);
        f.Zero(1);
    }
}
