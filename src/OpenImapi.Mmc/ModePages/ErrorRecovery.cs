using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 01h: how hard the drive tries before it reports an error.</summary>
[Clause(Standard.Mmc5, "7.3")]
public record struct ErrorRecovery(byte Flags, byte ReadRetries, byte WriteRetries) : IModePage
{
    public static ModePageCode Code => ModePageCode.ReadWriteErrorRecovery;

    public static int Length => 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        Flags = f.UInt8("AWRE, ARRE, TB, RC, PER, DTE, DCR", Flags);
        ReadRetries = f.UInt8("read retry count", ReadRetries);
        f.Zero(4);
        WriteRetries = f.UInt8("write retry count", WriteRetries);
        f.Zero(1);
        f.UInt16Big("recovery time limit", 0);
    }
}
