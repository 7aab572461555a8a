using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL is one command block with an answer for each format; here each format is a command of its own.</summary>
internal static class SubchannelRequests
{
    /// <summary>Walks the block that all formats share.</summary>
    public static (bool Msf, byte Track, ushort AllocationLength) SubchannelRequest<T>(
        this ref T f, byte format, bool msf, byte track, ushort allocationLength)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)OperationCode.ReadSubChannel);
        msf = (f.UInt8("MSF", (byte)(msf ? 2 : 0)) & 2) != 0;
        f.UInt8("SubQ", 0x40);
        f.UInt8("sub-channel parameter list", format);
        f.Zero(2);
        track = f.UInt8("track number", track);
        allocationLength = f.UInt16Big("allocation length", allocationLength);
        f.Zero(1);
        return (msf, track, allocationLength);
    }
}
