using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>BLANK: erases a rewritable disc.</summary>
[Clause(Standard.Mmc5, "6.2")]
public record struct Blank(BlankingType Type, bool Immediate = true) : ICommand
{
    public static OperationCode Code => OperationCode.Blank;

    public readonly int TransferLength => 0;

    /// <summary>Which track or where, for the blanking types that mean one.</summary>
    public uint Start { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        var flags = f.UInt8("IMMED, blanking type", (byte)((Immediate ? 0x10 : 0) | (int)Type));
        (Immediate, Type) = ((flags & 0x10) != 0, (BlankingType)(flags & 7));
        Start = f.UInt32Big("start address or track number", Start);
        f.Zero(5);
        f.Zero(1);
    }
}
