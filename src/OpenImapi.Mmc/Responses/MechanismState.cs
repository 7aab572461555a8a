using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What MECHANISM STATUS answers for a drive without a changer.</summary>
/// <param name="DoorOpen">The tray is open.</param>
[Clause(Standard.Mmc5, "6.11.3")]
public record struct MechanismState(bool DoorOpen) : IStructure
{
    /// <summary>Encoded length in bytes, without slots.</summary>
    public const int Length = 8;

    /// <summary>0 idle, 1 playing audio, 2 scanning, 3 at work for a host, 7 unknown.</summary>
    public byte Mechanism { get; set; }

    /// <summary>Where the head is, of three bytes.</summary>
    public uint CurrentAddress { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("fault, changer state, current slot", 0);
        var state = f.UInt8("mechanism state, door open", (byte)(Mechanism << 5 | (DoorOpen ? 0x10 : 0)));
        (Mechanism, DoorOpen) = ((byte)(state >> 5), (state & 0x10) != 0);
        CurrentAddress = f.UInt24Big("current LBA", CurrentAddress);
        f.UInt8("number of slots available", 0);
        f.UInt16Big("length of slot tables", 0);
    }
}
