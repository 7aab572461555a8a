using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Moments as programs record them.</summary>
internal static class RockRidgeTimes
{
    /// <summary>The moment, or nothing where it is none.</summary>
    public static DateTimeOffset? MomentOf(TimeStamp stamp) => stamp.IsLongForm ? stamp.Moment : MomentOf(stamp.Short);

    /// <summary>The moment, or nothing where it is none.</summary>
    /// <remarks>genisoimage records an impossible offset from 2038 on, beside a time in UTC: such an offset counts as none.</remarks>
    public static DateTimeOffset? MomentOf(RecordingTime time) =>
        time.ToDateTimeOffset() ?? (time with { QuarterHoursFromUtc = 0 }).ToDateTimeOffset();
}
