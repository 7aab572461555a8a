using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>What every answer to READ SUB-CHANNEL begins with.</summary>
internal static class SubchannelHeaders
{
    private const int Length = 4;

    /// <summary>Walks the header and the format code; the value is the audio status.</summary>
    public static byte SubchannelHeader<T>(this ref T f, byte audioStatus, int total, byte format)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(1);
        audioStatus = f.UInt8("audio status", audioStatus);
        f.UInt16Big("sub-channel data length", (ushort)(total - Length));
        f.UInt8("sub-channel data format code", format);
        return audioStatus;
    }
}
