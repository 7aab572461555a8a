namespace OpenImapi.Formats.Susp;

/// <summary>PX: mode, links, owner and serial number of a file.</summary>
/// <param name="Mode">Kind and permissions.</param>
/// <param name="Links">Names that the file has (st_nlink).</param>
/// <param name="UserId">The owner's number.</param>
/// <param name="GroupId">The group's number.</param>
/// <param name="SerialNumber">Files with one number are one file (st_ino); nothing in Rock Ridge before 1.12, where the entry is 8 bytes shorter.</param>
[Clause(Standard.Rrip, "4.1.1")]
public record struct PosixAttributes(PosixMode Mode, uint Links, uint UserId, uint GroupId, uint? SerialNumber) : ISystemUseEntry
{
    /// <summary>Bytes of an entry with a serial number, as all of RRIP 1.12 have.</summary>
    public const int LengthWithSerialNumber = 44;

    public static SystemUseSignature Signature => SystemUseSignature.PX;

    public readonly int Length => SerialNumber is null ? 36 : LengthWithSerialNumber;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.Header("PX"u8, Length);
        Mode = new(f.UInt32Both("posix file mode", Mode.Value));
        Links = f.UInt32Both("posix file links", Links);
        UserId = f.UInt32Both("posix file user id", UserId);
        GroupId = f.UInt32Both("posix file group id", GroupId);
        SerialNumber = length >= LengthWithSerialNumber ? f.UInt32Both("posix file serial number", SerialNumber ?? 0) : null;
    }
}

/// <summary>PN: the number of a device file, in two halves of 32 bits.</summary>
/// <param name="High">The high half; by custom the major number.</param>
/// <param name="Low">The low half; by custom the minor number.</param>
/// <remarks>
/// RRIP splits a number of 64 bits and leaves to the system what that number is. Linux and mkisofs put major and minor number into the
/// halves; xorriso and bsdtar put the number that Linux makes of both, which is all in the low half: high zero, low above 255.
/// </remarks>
[Clause(Standard.Rrip, "4.1.2")]
public record struct PosixDevice(uint High, uint Low) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.PN;

    public readonly int Length => 20;

    /// <summary>The major number, from whichever half holds it.</summary>
    public readonly uint Major => IsOneNumber ? Low >> 8 & 0xFFF : High;

    /// <summary>The minor number.</summary>
    public readonly uint Minor => IsOneNumber ? Low & 0xFF | Low >> 12 & 0xFFF00 : Low;

    private readonly bool IsOneNumber => High == 0 && Low > byte.MaxValue;

    /// <summary>The halves as Linux reads them; small numbers all in the low half, which xorriso, bsdtar and the BSDs read as well.</summary>
    /// <remarks>A major number of 0 with a minor one above 255 has no form that Linux reads.</remarks>
    public static PosixDevice Of(uint major, uint minor) => major is > 0 and <= 0xFFF && minor <= byte.MaxValue ? new(0, major << 8 | minor) : new(major, minor);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("PN"u8, Length);
        High = f.UInt32Both("device number high", High);
        Low = f.UInt32Both("device number low", Low);
    }
}
