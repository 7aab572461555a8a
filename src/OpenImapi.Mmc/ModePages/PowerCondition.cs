using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 1Ah: after how long the drive rests. Timers in units of 100 milliseconds.</summary>
[Clause(Standard.Mmc5, "7.8")]
public record struct PowerCondition(bool Idle, bool Standby, uint IdleTimer, uint StandbyTimer) : IModePage
{
    public static ModePageCode Code => ModePageCode.PowerCondition;

    public static int Length => 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        f.Zero(1);
        var flags = f.UInt8("idle, standby", (byte)((Idle ? 2 : 0) | (Standby ? 1 : 0)));
        (Idle, Standby) = ((flags & 2) != 0, (flags & 1) != 0);
        IdleTimer = f.UInt32Big("idle timer", IdleTimer);
        StandbyTimer = f.UInt32Big("standby timer", StandbyTimer);
    }
}
