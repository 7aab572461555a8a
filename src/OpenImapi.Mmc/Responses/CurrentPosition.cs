using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 1: where the pick-up is. Addresses as asked: LBA, or 0, minute, second, frame.</summary>
/// <param name="AudioStatus">11h playing, 12h paused, 13h ended, 14h stopped by an error, 15h none to tell, 00h never told.</param>
/// <param name="AdrControl">ADR in bits 7 to 4, CONTROL in bits 3 to 0.</param>
/// <param name="Track">1 to 99, or AAh in the lead-out.</param>
/// <param name="Index">0 in a pre-gap.</param>
/// <param name="Absolute">From the disc's beginning.</param>
/// <param name="Relative">From the track's INDEX 01; below 0, or counting down, before it.</param>
[Clause(Standard.Mmc5, "6.25")]
public record struct CurrentPosition(byte AudioStatus, byte AdrControl, byte Track, byte Index, uint Absolute, uint Relative) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 16;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        AudioStatus = f.SubchannelHeader(AudioStatus, Length, ReadCurrentPosition.Format);
        AdrControl = f.UInt8("ADR, CONTROL", AdrControl);
        Track = f.UInt8("track number", Track);
        Index = f.UInt8("index number", Index);
        Absolute = f.UInt32Big("absolute CD address", Absolute);
        Relative = f.UInt32Big("track relative CD address", Relative);
    }
}
