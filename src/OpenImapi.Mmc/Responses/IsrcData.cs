using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 3: the ISRC of a track.</summary>
/// <param name="AdrControl">ADR in bits 7 to 4, CONTROL in bits 3 to 0.</param>
/// <param name="Track">The track that was asked for.</param>
/// <param name="Valid">TCVal: the track has one, as far as the drive has read.</param>
/// <param name="Characters">12 characters in ASCII.</param>
[Clause(Standard.Mmc5, "6.25")]
public record struct IsrcData(byte AdrControl, byte Track, bool Valid, ByteString Characters) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 24;

    public byte AudioStatus { get; set; }

    /// <summary>Frame of the address where it was found, where the drive says it.</summary>
    public byte Frame { get; set; }

    /// <summary>The code; nothing where the track has none, or where what the drive says is none.</summary>
    public readonly Isrc? Code => Valid && Isrc.TryParse(Characters.ToString(), out var code) ? code : null;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        AudioStatus = f.SubchannelHeader(AudioStatus, Length, ReadIsrc.Format);
        AdrControl = f.UInt8("ADR, CONTROL", AdrControl);
        Track = f.UInt8("track number", Track);
        f.Zero(1);
        Valid = (f.UInt8("TCVal", (byte)(Valid ? 0x80 : 0)) & 0x80) != 0;
        Characters = f.Padded("international standard recording code", Characters, Isrc.Length, Filler.Zero);
        f.Zero(1);
        Frame = f.UInt8("AFRAME", Frame);
        f.Zero(1);
    }
}
