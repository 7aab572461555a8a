using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>Mode page 08h: whether the drive keeps written blocks back.</summary>
[Clause(Standard.Mmc5, "7.6")]
public record struct Caching(bool WriteCache, bool NoReadCache) : IModePage
{
    public static ModePageCode Code => ModePageCode.Caching;

    public static int Length => 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("PS, page code", (byte)Code);
        f.UInt8("page length", (byte)(Length - 2));
        var flags = f.UInt8("WCE, RCD", (byte)((WriteCache ? 4 : 0) | (NoReadCache ? 1 : 0)));
        (WriteCache, NoReadCache) = ((flags & 4) != 0, (flags & 1) != 0);
        f.Zero(9);
    }
}
