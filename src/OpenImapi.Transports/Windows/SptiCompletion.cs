using OpenImapi.Mmc;

namespace OpenImapi.Transports.Windows;

/// <summary>From what the pass-through says of a command to how it ended.</summary>
internal static class SptiCompletion
{
    public static Completion Of(byte status, uint transferred, int length, ReadOnlySpan<byte> sense)
    {
        var moved = (int)Math.Min(transferred, (uint)length);
        var hasSense = sense.Length >= 4 && (sense[0] & 0x7F) is >= 0x70 and <= 0x73;
        return new((ScsiStatus)status, moved, status != (byte)ScsiStatus.Good && hasSense ? SenseData.Parse(sense) : null);
    }
}
