using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What MECHANISM STATUS answers for a drive without a changer.</summary>
/// <param name="DoorOpen">The tray is open.</param>
[Clause(Standard.Mmc5, "6.11.3")]
public record struct MechanismState(bool DoorOpen) : IStructure
{
    /// <summary>Encoded length in bytes, without slots.</summary>
    public const int Length = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("fault, changer state, current slot", 0);
        DoorOpen = (f.UInt8("mechanism state, door open", (byte)(DoorOpen ? 0x10 : 0)) & 0x10) != 0;
        f.UInt24Big("current LBA", 0);
        f.UInt8("number of slots available", 0);
        f.UInt16Big("length of slot tables", 0);
    }
}
