using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TRACK INFORMATION: one track, also the invisible one that comes next.</summary>
[Clause(Standard.Mmc5, "6.27")]
public record struct ReadTrackInformation(TrackAddressType By, uint Address, ushort AllocationLength = TrackInformation.Length)
    : ICommand<ReadTrackInformation, TrackInformation>
{
    public static OperationCode Code => OperationCode.ReadTrackInformation;

    public readonly int TransferLength => AllocationLength;

    /// <summary>Asks for the first track from the named one on that can be written to.</summary>
    public bool Open { get; set; }

    /// <summary>The number that means the invisible or incomplete track.</summary>
    public const uint InvisibleTrack = 0xFF;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)Code);
        var by = f.UInt8("open, address type", (byte)((Open ? 4 : 0) | (int)By));
        (Open, By) = ((by & 4) != 0, (TrackAddressType)(by & 3));
        Address = f.UInt32Big("logical block address, track or session number", Address);
        f.Zero(1);
        AllocationLength = f.UInt16Big("allocation length", AllocationLength);
        f.Zero(1);
    }
}
