using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Formats.Susp;

/// <summary>TF: when what happened to a file.</summary>
[Clause(Standard.Rrip, "4.1.6")]
public record struct TimeStamps(TimeStampFlags Flags) : ISystemUseEntry
{
    internal const int HeaderLength = 5;

    private const TimeStampFlags All = (TimeStampFlags)0x7F;

    public static SystemUseSignature Signature => SystemUseSignature.TF;

    /// <summary>When the file was made.</summary>
    public TimeStamp Creation { get; set; }

    /// <summary>When its content last changed (st_mtime).</summary>
    public TimeStamp Modification { get; set; }

    /// <summary>When it was last read (st_atime).</summary>
    public TimeStamp Access { get; set; }

    /// <summary>When its attributes last changed (st_ctime).</summary>
    public TimeStamp AttributeChange { get; set; }

    public TimeStamp Backup { get; set; }

    public TimeStamp Expiration { get; set; }

    public TimeStamp Effective { get; set; }

    public readonly bool IsLongForm => Has(Flags, TimeStampFlags.LongForm);

    public readonly int Length => HeaderLength + System.Numerics.BitOperations.PopCount((uint)(Flags & All)) * (IsLongForm ? VolumeTime.Length : RecordingTime.Length);

    /// <summary>
    /// The stamps that are given, in UTC: in the short form when each year is from 1900 to 2155, else all in the long form, which
    /// goes to year 9999 and to the hundredth of a second.
    /// </summary>
    /// <remarks>Linux before 2025 reads the long form as if it were the short one.</remarks>
    public static TimeStamps Of(DateTimeOffset? modification, DateTimeOffset? access = null, DateTimeOffset? attributeChange = null, DateTimeOffset? creation = null)
    {
        var isLong = NeedsLongForm(modification) || NeedsLongForm(access) || NeedsLongForm(attributeChange) || NeedsLongForm(creation);
        return new(If(isLong, TimeStampFlags.LongForm) | If(creation is not null, TimeStampFlags.Creation) | If(modification is not null, TimeStampFlags.Modification)
            | If(access is not null, TimeStampFlags.Access) | If(attributeChange is not null, TimeStampFlags.AttributeChange))
        {
            Creation = TimeStamp.Of(creation, isLong),
            Modification = TimeStamp.Of(modification, isLong),
            Access = TimeStamp.Of(access, isLong),
            AttributeChange = TimeStamp.Of(attributeChange, isLong),
        };
    }

    /// <summary>Bytes of an entry with the time of the last change alone.</summary>
    public static int LengthFor(DateTimeOffset modification) => HeaderLength + (NeedsLongForm(modification) ? VolumeTime.Length : RecordingTime.Length);

    /// <summary>True when the short form cannot hold the moment.</summary>
    public static bool NeedsLongForm(DateTimeOffset? moment) => moment is { } time && !RecordingTime.Holds(time.UtcDateTime);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Header("TF"u8, Length);
        Flags = (TimeStampFlags)f.UInt8("flags", (byte)Flags);
        Creation = Stamp(ref f, TimeStampFlags.Creation, Creation);
        Modification = Stamp(ref f, TimeStampFlags.Modification, Modification);
        Access = Stamp(ref f, TimeStampFlags.Access, Access);
        AttributeChange = Stamp(ref f, TimeStampFlags.AttributeChange, AttributeChange);
        Backup = Stamp(ref f, TimeStampFlags.Backup, Backup);
        Expiration = Stamp(ref f, TimeStampFlags.Expiration, Expiration);
        Effective = Stamp(ref f, TimeStampFlags.Effective, Effective);
    }

    /// <summary>These stamps, and those of another entry that are missing here. A file may have several TF entries.</summary>
    internal readonly TimeStamps With(in TimeStamps other)
    {
        var added = other.Flags & ~Flags;
        return new(Flags | added & All)
        {
            Creation = Has(added, TimeStampFlags.Creation) ? other.Creation : Creation,
            Modification = Has(added, TimeStampFlags.Modification) ? other.Modification : Modification,
            Access = Has(added, TimeStampFlags.Access) ? other.Access : Access,
            AttributeChange = Has(added, TimeStampFlags.AttributeChange) ? other.AttributeChange : AttributeChange,
            Backup = Has(added, TimeStampFlags.Backup) ? other.Backup : Backup,
            Expiration = Has(added, TimeStampFlags.Expiration) ? other.Expiration : Expiration,
            Effective = Has(added, TimeStampFlags.Effective) ? other.Effective : Effective,
        };
    }

    private static bool Has(TimeStampFlags flags, TimeStampFlags which) => (flags & which) != TimeStampFlags.None;

    private static TimeStampFlags If(bool isSet, TimeStampFlags flag) => isSet ? flag : TimeStampFlags.None;

    private readonly TimeStamp Stamp<T>(ref T f, TimeStampFlags which, TimeStamp present)
        where T : struct, IFields, allows ref struct =>
        Has(Flags, which) ? f.Nested(present with { IsLongForm = IsLongForm }) : default;
}

/// <summary>One moment of a TF entry, in whichever of the two forms the entry has.</summary>
/// <param name="IsLongForm">True for digits to hundredths of a second (8.4.26.1), false for seven bytes (9.1.5).</param>
/// <param name="Short">The moment in the short form.</param>
/// <param name="Long">The moment in the long form.</param>
[Clause(Standard.Rrip, "4.1.6")]
public record struct TimeStamp(bool IsLongForm, RecordingTime Short, VolumeTime Long) : IStructure
{
    /// <summary>The moment meant, or nothing where none is recorded or the fields hold no date.</summary>
    public readonly DateTimeOffset? Moment => IsLongForm ? Long.ToDateTimeOffset() : Short.ToDateTimeOffset();

    /// <summary>A moment in one of the forms, in UTC.</summary>
    public static TimeStamp Of(DateTimeOffset? moment, bool isLongForm) =>
        moment is not { } time ? default : isLongForm ? new(true, default, VolumeTime.From(time)) : new(false, RecordingTime.From(time), default);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        if (IsLongForm)
            Long = f.Nested(Long);
        else
            Short = f.Nested(Short);
    }
}

/// <summary>Which stamps a TF entry has, in the order of their bits, and in which form.</summary>
[Flags]
[Clause(Standard.Rrip, "4.1.6")]
public enum TimeStampFlags
{
    None = 0,
    Creation = 1,
    Modification = 2,
    Access = 4,
    AttributeChange = 8,
    Backup = 16,
    Expiration = 32,
    Effective = 64,

    /// <summary>Stamps have 17 bytes instead of 7.</summary>
    LongForm = 128,
}
