using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 2: the media catalogue number.</summary>
[Clause(Standard.Mmc5, "6.25")]
public record struct ReadMediaCatalogNumber(ushort AllocationLength = CatalogNumberData.Length) : ICommand<ReadMediaCatalogNumber, CatalogNumberData>
{
    public ReadMediaCatalogNumber()
        : this(AllocationLength: CatalogNumberData.Length)
    {
    }

    public static OperationCode Code => OperationCode.ReadSubChannel;

    public readonly int TransferLength => AllocationLength;

    /// <summary>The sub-channel parameter asked for.</summary>
    public const byte Format = 2;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => (_, _, AllocationLength) = f.SubchannelRequest(Format, msf: false, 0, AllocationLength);
}
