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
    private const int LengthWithSerialNumber = 44;

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
/// RRIP splits a number of 64 bits; programs record major and minor number. Where a number fits into the low half, some record
/// both there, so that a high half of zero with more than eight bits in the low one is major and minor of 8 bits each.
/// </remarks>
[Clause(Standard.Rrip, "4.1.2")]
public record struct PosixDevice(uint High, uint Low) : ISystemUseEntry
{
    public static SystemUseSignature Signature => SystemUseSignature.PN;

    public readonly int Length => 20;

    /// <summary>True when both numbers are to be found in the low half.</summary>
    private readonly bool IsShort => High == 0 && Low > byte.MaxValue;

    public readonly uint Major => IsShort ? Low >> 8 : High;

    public readonly uint Minor => IsShort ? Low & byte.MaxValue : Low;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("PN"u8, Length);
        High = f.UInt32Both("device number high", High);
        Low = f.UInt32Both("device number low", Low);
    }
}
