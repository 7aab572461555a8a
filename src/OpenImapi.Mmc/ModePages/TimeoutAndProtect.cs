using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 1Dh: the least time to wait for slow commands, in seconds.</summary>
[Clause(Standard.Mmc5, "7.10")]
public record struct TimeoutAndProtect(byte Flags, ushort Group1Timeout, ushort Group2Timeout) : IModePage
{
    public static ModePageCode Code => ModePageCode.TimeoutAndProtect;

    public static int Length => 12;

    public ushort Group3Timeout { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        f.Zero(2);
        Flags = f.UInt8("G3Enable, TMOE, DISP, SWPP", Flags);
        f.Zero(1);
        Group1Timeout = f.UInt16Big("group 1 minimum timeout", Group1Timeout);
        Group2Timeout = f.UInt16Big("group 2 minimum timeout", Group2Timeout);
        Group3Timeout = f.UInt16Big("group 3 minimum timeout", Group3Timeout);
    }
}
