using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET EVENT STATUS NOTIFICATION, polled: what happened since it was last asked.</summary>
[Clause(Standard.Mmc5, "6.7")]
public record struct GetEventStatusNotification(EventClasses Classes, ushort AllocationLength = 8) : ICommand<GetEventStatusNotification, EventStatus>
{
    public static OperationCode Code => OperationCode.GetEventStatusNotification;

    public readonly int TransferLength => AllocationLength;

    /// <summary>False asks the drive to wait for an event, which most refuse.</summary>
    public bool Polled { get; set; } = true;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        Polled = (f.UInt8("polled", (byte)(Polled ? 1 : 0)) & 1) != 0;
        f.Zero(2);
        Classes = (EventClasses)f.UInt8("notification class request", (byte)Classes);
        f.Zero(2);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
