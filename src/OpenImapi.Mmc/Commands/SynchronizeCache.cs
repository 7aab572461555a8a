using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SYNCHRONIZE CACHE: everything written so far goes to the medium.</summary>
[Clause(Standard.Mmc5, "6.41")]
public record struct SynchronizeCache(bool Immediate = false) : ICommand
{
    public SynchronizeCache()
        : this(Immediate: false)
    {
    }

    public static OperationCode Code => OperationCode.SynchronizeCache;

    public readonly int TransferLength => 0;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Immediate = (f.UInt8("IMMED", (byte)(Immediate ? 2 : 0)) & 2) != 0;
        f.UInt32Big("logical block address", 0);
        f.Zero(1);
        f.UInt16Big("number of blocks", 0);
        f.Zero(1);
    }
}
