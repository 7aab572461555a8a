using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>READ SUB-CHANNEL, format 2: the media catalogue number.</summary>
/// <param name="Valid">MCVal: the disc has one, as far as the drive has read.</param>
/// <param name="Digits">13 digits in ASCII.</param>
[Clause(Standard.Mmc5, "6.25")]
public record struct CatalogNumberData(bool Valid, ByteString Digits) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 24;

    public byte AudioStatus { get; set; }

    /// <summary>Frame of the address where it was found, where the drive says it.</summary>
    public byte Frame { get; set; }

    /// <summary>The number; nothing where the disc has none. Drives also answer with zeros where there is none.</summary>
    public readonly MediaCatalogNumber? Number =>
        Valid && MediaCatalogNumber.TryParse(Digits.ToString(), out var number) && number.ToString().AsSpan().ContainsAnyExcept('0') ? number : null;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        AudioStatus = f.SubchannelHeader(AudioStatus, Length, ReadMediaCatalogNumber.Format);
        f.Zero(3);
        Valid = (f.UInt8("MCVal", (byte)(Valid ? 0x80 : 0)) & 0x80) != 0;
        Digits = f.Padded("media catalogue number", Digits, MediaCatalogNumber.Length, Filler.Zero);
        f.Zero(1);
        Frame = f.UInt8("AFRAME", Frame);
    }
}
