using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Transports;

/// <summary>Bytes that a command asks a drive for, where its descriptor block alone tells.</summary>
internal static class TransferLengths
{
    /// <summary>The bytes; 0 where the block does not tell.</summary>
    public static uint Of(Cdb cdb) => (uint)Math.Max(0, cdb.Code switch
    {
        OperationCode.Read10 => LengthOf<Read10>(cdb),
        OperationCode.Read12 => LengthOf<Read12>(cdb),
        OperationCode.ReadCapacity => LengthOf<ReadCapacity>(cdb),
        OperationCode.Inquiry => LengthOf<Inquiry>(cdb),
        OperationCode.RequestSense => LengthOf<RequestSense>(cdb),
        OperationCode.ModeSense10 => LengthOf<ModeSense10>(cdb),
        OperationCode.GetConfiguration => LengthOf<GetConfiguration>(cdb),
        OperationCode.ReadDiscInformation => LengthOf<ReadDiscInformation>(cdb),
        OperationCode.ReadTrackInformation => LengthOf<ReadTrackInformation>(cdb),
        _ => 0,
    });

    private static int LengthOf<TCommand>(Cdb cdb)
        where TCommand : struct, ICommand => Structure.Read<TCommand>(cdb.Bytes).TransferLength;
}
