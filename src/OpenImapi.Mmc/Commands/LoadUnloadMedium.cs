using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>LOAD/UNLOAD MEDIUM: moves a disc between a slot and the drive; a drive without a changer has slot 0, its tray.</summary>
/// <param name="LoadUnload">LoUnlo: moves the disc. Without it a changer only chooses the slot.</param>
/// <param name="Start">True loads, false unloads.</param>
[Clause(Standard.Mmc5, "6.10")]
public record struct LoadUnloadMedium(bool LoadUnload, bool Start) : ICommand
{
    public static OperationCode Code => OperationCode.LoadUnloadMedium;

    public readonly int TransferLength => 0;

    /// <summary>Answer before it is done.</summary>
    public bool Immediate { get; set; }

    public byte Slot { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Immediate = (f.UInt8("IMMED", (byte)(Immediate ? 1 : 0)) & 1) != 0;
        f.Zero(2);
        var flags = f.UInt8("LoUnlo, start", (byte)((LoadUnload ? 2 : 0) | (Start ? 1 : 0)));
        (LoadUnload, Start) = ((flags & 2) != 0, (flags & 1) != 0);
        f.Zero(3);
        Slot = f.UInt8("slot", Slot);
        f.Zero(3);
    }
}
