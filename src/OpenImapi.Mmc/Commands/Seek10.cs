using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SEEK (10): the drive moves its head to a block.</summary>
[Clause(Standard.Mmc5, "6.32")]
public record struct Seek10(uint Address) : ICommand
{
    public static OperationCode Code => OperationCode.Seek10;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        f.Zero(1);
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(4);
    }
}
