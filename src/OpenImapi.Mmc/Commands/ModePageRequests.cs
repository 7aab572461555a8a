using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>MODE SENSE asks for a page in the same way in 6 bytes and in 10.</summary>
internal static class ModePageRequests
{
    /// <summary>Walks what both blocks begin with: operation code, DBD, page control, page and subpage.</summary>
    public static (ModePageCode Page, PageControl Control, bool DisableBlockDescriptors) ModePageRequest<T>(
        this ref T f, OperationCode code, ModePageCode page, PageControl control, bool disableBlockDescriptors)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)code);
        disableBlockDescriptors = (f.UInt8("DBD", (byte)(disableBlockDescriptors ? 8 : 0)) & 8) != 0;
        var asked = f.UInt8("page control, page code", (byte)((int)control << 6 | (int)page));
        f.UInt8("subpage code", 0);
        return ((ModePageCode)(asked & 0x3F), (PageControl)(asked >> 6), disableBlockDescriptors);
    }
}
