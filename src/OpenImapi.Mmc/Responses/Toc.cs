using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 0: tracks of the closed sessions, and the lead-out as track AAh.</summary>
[Clause(Standard.Mmc5, "6.26.3.2")]
public record struct Toc(byte FirstTrack, byte LastTrack, ImmutableArray<TocTrack> Tracks) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt16Big("TOC data length", (ushort)(2 + Tracks.Count() * TocTrack.Length));
        FirstTrack = f.UInt8("first track number", FirstTrack);
        LastTrack = f.UInt8("last track number", LastTrack);
        Tracks = f.Repeated(Tracks, Math.Min((length - 2) / TocTrack.Length, 100));
    }
}

/// <summary>One track of a TOC.</summary>
/// <param name="AdrControl">ADR in bits 7 to 4, control in bits 3 to 0: 14h is a data track.</param>
/// <param name="Number">1 to 99, or AAh for the lead-out.</param>
/// <param name="Address">An LBA, or 0, minute, second, frame when asked for MSF.</param>
[Clause(Standard.Mmc5, "6.26.3.2")]
public record struct TocTrack(byte AdrControl, byte Number, uint Address) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    /// <summary>The number that stands for the lead-out.</summary>
    public const byte LeadOut = 0xAA;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Zero(1);
        AdrControl = f.UInt8("ADR, control", AdrControl);
        Number = f.UInt8("track number", Number);
        f.Zero(1);
        Address = f.UInt32Big("track start address", Address);
    }
}
