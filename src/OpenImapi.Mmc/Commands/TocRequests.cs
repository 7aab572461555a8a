using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP is one command block with an answer for each format; here each format is a command of its own.</summary>
internal static class TocRequests
{
    /// <summary>Walks the block that all formats share.</summary>
    public static (bool Msf, byte Number, ushort AllocationLength) TocRequest<T>(
        this ref T f, byte format, bool msf, byte number, ushort allocationLength)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)OperationCode.ReadTocPmaAtip);
        msf = (f.UInt8("MSF", (byte)(msf ? 2 : 0)) & 2) != 0;
        f.UInt8("format", format);
        f.Zero(3);
        number = f.UInt8("track or session number", number);
        allocationLength = f.UInt16Big("allocation length", allocationLength);
        f.Zero(1);
        return (msf, number, allocationLength);
    }
}
