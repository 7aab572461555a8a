using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>Mode page 05h while a DVD-R or DVD-RW lies in the drive.</summary>
[Clause(Standard.Mmc5, "7.5.4")]
internal static class DvdMinusParameters
{
    /// <summary>Data, written in increments.</summary>
    private const byte IncrementalData = 5;

    /// <summary>Increments of an ECC block, linked over an ECC block.</summary>
    public static WriteParameters Default => new()
    {
        BufferUnderrunFree = true,
        LinkSizeValid = true,
        WriteType = WriteType.PacketIncremental,
        FixedPacket = true,
        TrackMode = IncrementalData,
        DataBlockType = DataBlockTypes.Mode1,
        LinkSize = DvdMinusRules.LinkSize,
        PacketSize = DvdMinusRules.LinkSize,
        AudioPauseLength = 150,
    };

    /// <summary>Only increments and discs at once, of data blocks; a link size that is given is that of feature 0021h, a packet an ECC block.</summary>
    public static void Check(WriteParameters page)
    {
        var incremental = page.WriteType == WriteType.PacketIncremental;
        var fits = incremental || page.WriteType == WriteType.SessionAtOnce;
        var linked = !(incremental && page.LinkSizeValid) || page.LinkSize == DvdMinusRules.LinkSize;
        var packed = !(incremental && page.FixedPacket) || page.PacketSize == DvdMinusRules.LinkSize;
        if (!fits || !linked || !packed || page.DataBlockType != DataBlockTypes.Mode1 || page.TrackMode is not (4 or IncrementalData) || (int)page.MultiSession == 2)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }
}
