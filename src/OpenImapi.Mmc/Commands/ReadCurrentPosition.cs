using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 1: where the drive's pick-up reads.</summary>
[Clause(Standard.Mmc5, "6.25")]
public record struct ReadCurrentPosition(bool Msf = false, ushort AllocationLength = CurrentPosition.Length) : ICommand<ReadCurrentPosition, CurrentPosition>
{
    public ReadCurrentPosition()
        : this(AllocationLength: CurrentPosition.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReadSubChannel;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The sub-channel parameter asked for.</summary>
    public const byte Format = 1;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (Msf, _, AllocationLength) = f.SubchannelRequest(Format, Msf, 0, AllocationLength);
}
