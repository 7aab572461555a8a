using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>REPORT KEY is one command block with an answer for each key format; here each format is a command of its own.</summary>
internal static class KeyRequests
{
    /// <summary>Walks the block that all key formats of the CSS class share.</summary>
    public static (byte Grant, ushort AllocationLength) KeyRequest<T>(this ref T f, KeyFormat format, byte grant, ushort allocationLength)
        where T : struct, IFields, allows ref struct
    {
        f.UInt8("operation code", (byte)OperationCode.ReportKey);
        f.Zero(6);
        f.UInt8("key class", 0);
        allocationLength = f.UInt16Big("allocation length", allocationLength);
        grant = (byte)(f.UInt8("AGID, key format", (byte)(grant << 6 | (byte)format)) >> 6);
        f.Zero(1);
        return (grant, allocationLength);
    }
}

/// <summary>What REPORT KEY is asked for, in the class of DVD: 0.</summary>
[Clause(Standard.Mmc5, "6.29")]
public enum KeyFormat : byte
{
    /// <summary>A grant to exchange keys, for CSS.</summary>
    AuthenticationGrant = 0x00,
    ChallengeKey = 0x01,
    Key1 = 0x02,
    TitleKey = 0x04,

    /// <summary>ASF: whether keys have been exchanged.</summary>
    AuthenticationSuccess = 0x05,

    /// <summary>RPC state: for which regions the drive is set.</summary>
    RegionState = 0x08,

    /// <summary>Gives a grant back.</summary>
    InvalidateGrant = 0x3F,
}
