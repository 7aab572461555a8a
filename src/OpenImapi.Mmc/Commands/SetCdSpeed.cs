using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>SET CD SPEED: read and write speed in units of 1,000 bytes a second; FFFFh is the highest.</summary>
[Clause(Standard.Mmc5, "6.37")]
public record struct SetCdSpeed(ushort ReadSpeed, ushort WriteSpeed) : ICommand
{
    public static OperationCode Code => OperationCode.SetCdSpeed;

    public readonly int TransferLength => 0;

    /// <summary>0 the drive's usual rotation, 1 constant angular velocity.</summary>
    public byte Rotation { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Rotation = (byte)(f.UInt8("rotational control", Rotation) & 3);
        ReadSpeed = f.UInt16Big("logical unit read speed", ReadSpeed);
        WriteSpeed = f.UInt16Big("logical unit write speed", WriteSpeed);
        f.Zero(5);
        f.Zero(1);
    }
}
