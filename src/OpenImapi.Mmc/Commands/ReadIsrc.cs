using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 3: the ISRC of a track.</summary>
[Clause(Standard.Mmc5, "6.25")]
public record struct ReadIsrc(byte Track, ushort AllocationLength = IsrcData.Length) : ICommand<ReadIsrc, IsrcData>
{
    public static OperationCode Code => OperationCode.ReadSubChannel;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The sub-channel parameter asked for.</summary>
    public const byte Format = 3;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (_, Track, AllocationLength) = f.SubchannelRequest(Format, msf: false, Track, AllocationLength);
}
