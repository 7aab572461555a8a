using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>What READ CD is to transfer of every sector: fields of the main channel, C2 pointers, sub-channels; in this order.</summary>
[Clause(Standard.Mmc5, "6.20")]
public readonly record struct SectorSelection(SectorFields Main, C2Selection C2 = C2Selection.None, SubchannelSelection Subchannel = SubchannelSelection.None)
{
    /// <summary>All 2,352 bytes of a sector of any kind.</summary>
    public static readonly SectorSelection Whole = new(SectorFields.All);

    /// <summary>Bytes of a sector's C2 pointers: a bit for each byte of it, the highest bit first.</summary>
    public const int C2PointersLength = BlockSizes.Raw / 8;

    /// <summary>Bytes that the C2 selection adds: the pointers, and before them a byte that sums them up and one of padding.</summary>
    public int C2Length => C2 switch { C2Selection.Pointers => C2PointersLength, C2Selection.PointersAndBlockError => C2PointersLength + 2, _ => 0 };

    /// <summary>Bytes that the sub-channel selection adds.</summary>
    public int SubchannelLength => Subchannel switch { SubchannelSelection.Raw or SubchannelSelection.RToW => 96, SubchannelSelection.Q => FormattedQ.Length, _ => 0 };

    /// <summary>The bytes of a raw sector of 2,352 bytes that are transferred; nothing where the fields chosen do not lie side by side, which drives refuse.</summary>
    /// <param name="type">What the sector is; any kind is taken for the one with the most bytes.</param>
    public (int Offset, int Length)? MainRange(SectorType type)
    {
        if (type == SectorType.Audio)
            return (0, Main.HasFlag(SectorFields.UserData) ? BlockSizes.Raw : 0);
        if (type == SectorType.Any)
            return (0, LongestMain());
        if (Main.HasFlag(SectorFields.EdcEcc) && !Main.HasFlag(SectorFields.UserData))
            return null;
        int? start = null;
        var (end, at) = (0, 0);
        foreach (var (field, length) in FieldsOf(type))
        {
            if (Main.HasFlag(field) && length > 0)
            {
                if (start is not null && end != at)
                    return null;
                (start, end) = (start ?? at, at + length);
            }

            at += length;
        }

        return start is { } first ? (first, end - first) : (0, 0);
    }

    /// <summary>Bytes transferred of a sector of this kind; nothing where drives refuse the choice.</summary>
    public int? Length(SectorType type) => MainRange(type) is { } main ? main.Length + C2Length + SubchannelLength : null;

    private int LongestMain()
    {
        var longest = 0;
        for (var type = SectorType.Audio; type <= SectorType.Mode2Form2; type++)
            longest = Math.Max(longest, MainRange(type)?.Length ?? 0);
        return longest;
    }

    /// <summary>The fields of a raw sector in order, with their lengths in bytes.</summary>
    private static ReadOnlySpan<(SectorFields Field, int Length)> FieldsOf(SectorType type) => type switch
    {
        SectorType.Mode1 => Mode1,
        SectorType.Mode2Form1 => Mode2Form1,
        SectorType.Mode2Form2 => Mode2Form2,
        _ => Mode2,
    };

    private const int SyncLength = 12;
    private const int HeaderLength = SectorHeader.Length - SyncLength;
    private const int SubHeaderLength = 8;

    private static readonly (SectorFields, int)[] Mode1 =
        [(SectorFields.Sync, SyncLength), (SectorFields.Header, HeaderLength), (SectorFields.UserData, BlockSizes.UserData), (SectorFields.EdcEcc, 288)];

    private static readonly (SectorFields, int)[] Mode2 =
        [(SectorFields.Sync, SyncLength), (SectorFields.Header, HeaderLength), (SectorFields.UserData, 2336)];

    private static readonly (SectorFields, int)[] Mode2Form1 =
    [
        (SectorFields.Sync, SyncLength), (SectorFields.Header, HeaderLength), (SectorFields.SubHeader, SubHeaderLength),
        (SectorFields.UserData, BlockSizes.UserData), (SectorFields.EdcEcc, 280),
    ];

    /// <summary>The last four bytes, spare or EDC, count as user data.</summary>
    private static readonly (SectorFields, int)[] Mode2Form2 =
    [
        (SectorFields.Sync, SyncLength), (SectorFields.Header, HeaderLength), (SectorFields.SubHeader, SubHeaderLength), (SectorFields.UserData, 2328),
    ];
}

/// <summary>Fields of a sector's main channel, as byte 9 of READ CD names them.</summary>
[Flags]
[Clause(Standard.Mmc5, "6.20")]
public enum SectorFields : byte
{
    None = 0,
    EdcEcc = 0x08,
    UserData = 0x10,

    /// <summary>Address and mode, 4 bytes.</summary>
    Header = 0x20,

    /// <summary>The 8 bytes of a CD-ROM XA sector.</summary>
    SubHeader = 0x40,
    Sync = 0x80,
    All = Sync | SubHeader | Header | UserData | EdcEcc,
}

/// <summary>The kind of sector that READ CD accepts; another one ends it with ILLEGAL MODE FOR THIS TRACK.</summary>
[Clause(Standard.Mmc5, "6.20")]
public enum SectorType
{
    Any = 0,
    Audio = 1,
    Mode1 = 2,

    /// <summary>Mode 2 without forms: 2,336 bytes of user data.</summary>
    Mode2 = 3,
    Mode2Form1 = 4,
    Mode2Form2 = 5,
}

/// <summary>What is told of bytes that the drive's second error correction could not set right.</summary>
[Clause(Standard.Mmc5, "6.20")]
public enum C2Selection
{
    None = 0,

    /// <summary>294 bytes: a bit for each byte of the sector.</summary>
    Pointers = 1,

    /// <summary>296 bytes: all pointers put together by or, a zero, then the pointers.</summary>
    PointersAndBlockError = 2,
}

/// <summary>Which sub-channels are transferred.</summary>
[Clause(Standard.Mmc5, "6.20")]
public enum SubchannelSelection
{
    None = 0,

    /// <summary>96 bytes, a bit of each of P to W in every byte.</summary>
    Raw = 1,

    /// <summary>16 bytes: <see cref="FormattedQ"/>.</summary>
    Q = 2,

    /// <summary>96 bytes of R to W, corrected and de-interleaved.</summary>
    RToW = 4,
}
