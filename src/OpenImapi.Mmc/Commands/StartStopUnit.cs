using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>START STOP UNIT: spin up or down, load or eject.</summary>
/// <param name="LoadEject">Moves the tray.</param>
/// <param name="Start">True loads or spins up, false ejects or spins down.</param>
/// <param name="Immediate">Answer before it is done.</param>
[Clause(Standard.Mmc5, "6.40")]
public record struct StartStopUnit(bool LoadEject, bool Start, bool Immediate = false) : ICommand
{
    public static OperationCode Code => OperationCode.StartStopUnit;

    public readonly int TransferLength => 0;

    /// <summary>The power condition to take; then nothing else happens.</summary>
    public PowerState Power { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Immediate = (f.UInt8("IMMED", (byte)(Immediate ? 1 : 0)) & 1) != 0;
        f.Zero(2);
        var flags = f.UInt8("power conditions, LoEj, start", (byte)((int)Power << 4 | (LoadEject ? 2 : 0) | (Start ? 1 : 0)));
        (Power, LoadEject, Start) = ((PowerState)(flags >> 4), (flags & 2) != 0, (flags & 1) != 0);
        f.Zero(1);
    }
}

/// <summary>How awake a drive is, as START STOP UNIT sets it.</summary>
[Clause(Standard.Mmc5, "6.40")]
public enum PowerState : byte
{
    /// <summary>In a command: as it is.</summary>
    Unchanged = 0,

    Active = 1,
    Idle = 2,
    Standby = 3,
    Sleep = 5,
}
