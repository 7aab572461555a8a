using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 2Ah: what the drive can do, as drives said it before they had features. Speeds in 1,000 bytes a second.</summary>
[Clause(Standard.Mmc5, "Annex E")]
public record struct Capabilities : IModePage
{
    public static ModePageCode Code => ModePageCode.Capabilities;

    public static int Length => 32;

    /// <summary>Byte 2: bit 0 reads CD-R, 1 CD-RW, 3 DVD-ROM, 4 DVD-R, 5 DVD-RAM.</summary>
    public byte Reads { get; set; }

    /// <summary>Byte 3: bit 0 writes CD-R, 1 CD-RW, 2 test write, 4 DVD-R, 5 DVD-RAM.</summary>
    public byte Writes { get; set; }

    /// <summary>Byte 4: bit 4 Mode 2 Form 1, 5 Mode 2 Form 2, 6 multi-session, 7 buffer under-run free.</summary>
    public byte Media { get; set; }

    /// <summary>Byte 5: CD-DA commands, C2 pointers, ISRC, UPC.</summary>
    public byte Audio { get; set; }

    /// <summary>Byte 6: bits 7 to 5 loading mechanism (1 tray), 3 eject, 1 locked, 0 can lock.</summary>
    public byte Mechanism { get; set; }

    public ushort MaximumReadSpeed { get; set; }

    /// <summary>Bytes of buffer, in units of 1,024.</summary>
    public ushort BufferSize { get; set; }

    public ushort CurrentReadSpeed { get; set; }

    public ushort MaximumWriteSpeed { get; set; }

    public ushort CurrentWriteSpeed { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        Reads = f.UInt8("reads", Reads);
        Writes = f.UInt8("writes", Writes);
        Media = f.UInt8("media and modes", Media);
        Audio = f.UInt8("audio", Audio);
        Mechanism = f.UInt8("loading mechanism, eject, lock", Mechanism);
        f.UInt8("volume levels and changer", 0);
        MaximumReadSpeed = f.UInt16Big("maximum read speed", MaximumReadSpeed);
        f.UInt16Big("number of volume levels", 0);
        BufferSize = f.UInt16Big("buffer size supported", BufferSize);
        CurrentReadSpeed = f.UInt16Big("current read speed", CurrentReadSpeed);
        f.Zero(1);
        f.UInt8("digital output format", 0);
        MaximumWriteSpeed = f.UInt16Big("maximum write speed", MaximumWriteSpeed);
        f.UInt16Big("current write speed, obsolete", CurrentWriteSpeed);
        f.UInt16Big("copy management revision", 1);
        f.Zero(3);
        f.UInt8("rotation control selected", 0);
        CurrentWriteSpeed = f.UInt16Big("current write speed selected", CurrentWriteSpeed);
        f.UInt16Big("number of write speed descriptors", 0);
    }
}
