using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 1Ch: whether and how the drive tells that it is about to fail.</summary>
/// <param name="Flags">Bit 7 PERF, 4 EWASC, 3 DEXCPT (reports nothing), 2 TEST, 0 LOGERR.</param>
/// <param name="Method">MRIE: 0 not at all, 4 by a recovered error, 6 when it is asked.</param>
[Clause(Standard.Mmc5, "7.9")]
public record struct FaultReporting(byte Flags, byte Method) : IModePage
{
    public static ModePageCode Code => ModePageCode.FaultReporting;

    public static int Length => 12;

    /// <summary>Time between two reports, in units of 100 milliseconds.</summary>
    public uint Interval { get; set; }

    /// <summary>How often at the most; 0 without limit.</summary>
    public uint Count { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        Flags = f.UInt8("PERF, EWASC, DEXCPT, TEST, LOGERR", Flags);
        Method = (byte)(f.UInt8("MRIE", Method) & 0xF);
        Interval = f.UInt32Big("interval timer", Interval);
        Count = f.UInt32Big("report count", Count);
    }
}
