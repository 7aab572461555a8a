using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC INFORMATION is one command block with an answer for each data type; here each type is a command of its own.</summary>
internal static class DiscInformationRequests
{
    /// <summary>Walks the block that all types share.</summary>
    public static ushort DiscInformationRequest<T>(this ref T f, byte type, ushort allocationLength)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)OperationCode.ReadDiscInformation);
        f.UInt8("data type", type);
        f.Zero(5);
        allocationLength = f.UInt16Big("allocation length", allocationLength);
        f.Zero(1);
        return allocationLength;
    }

    /// <summary>Walks the header of an answer of fixed length, which tells the same type again.</summary>
    public static void DiscInformationHeader<T>(this ref T f, byte type, int length)
        where T : struct, IFields, allows ref struct
    {
        f.UInt16Big("disc information length", (ushort)(length - sizeof(ushort)));
        f.UInt8("disc information data type", (byte)(type << 5));
        f.Zero(1);
    }
}
