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

    /// <summary>The first block meant; drives write their whole cache whatever it says.</summary>
    public uint Address { get; set; }

    /// <summary>How many blocks are meant; 0 is all from the address on.</summary>
    public ushort Blocks { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Immediate = (f.UInt8("IMMED", (byte)(Immediate ? 2 : 0)) & 2) != 0;
        Address = f.UInt32Big("logical block address", Address);
        f.Zero(1);
        Blocks = f.UInt16Big("number of blocks", Blocks);
        f.Zero(1);
    }
}
