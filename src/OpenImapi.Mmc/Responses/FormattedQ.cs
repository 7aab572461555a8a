using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>The Q sub-channel of one sector as READ CD delivers it.</summary>
/// <param name="Q">
/// The 12 bytes as they stand on the disc: CONTROL and ADR, nine bytes of data, CRC. Some drives turn the packed decimal numbers into binary ones
/// and leave the CRC zero.
/// </param>
/// <param name="P">The P sub-channel, which marks pauses.</param>
[Clause(Standard.Mmc5, "6.20")]
public record struct FormattedQ(ByteString Q, bool P) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    /// <summary>Bytes of Q.</summary>
    public const int QLength = 12;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Q = f.Bytes("Q sub-channel", Q, QLength);
        f.Zero(3);
        P = (f.UInt8("P sub-channel", (byte)(P ? 0x80 : 0)) & 0x80) != 0;
    }
}
