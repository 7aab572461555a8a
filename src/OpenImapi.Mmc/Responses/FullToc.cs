using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 2: the Q sub-channel entries of every lead-in.</summary>
[Clause(Standard.Mmc5, "6.26.3.4")]
public record struct FullToc(byte FirstSession, byte LastSession, ImmutableArray<FullTocEntry> Entries) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt16Big("TOC data length", (ushort)(2 + Entries.Count() * FullTocEntry.Length));
        FirstSession = f.UInt8("first complete session number", FirstSession);
        LastSession = f.UInt8("last complete session number", LastSession);
        Entries = f.Repeated(Entries, (length - 2) / FullTocEntry.Length);
    }
}

/// <summary>One Q sub-channel entry of a lead-in. <paramref name="Point"/> 1 to 99 is a track, A0h to A2h first, last and lead-out.</summary>
[Clause(Standard.Mmc5, "6.26.3.4")]
public record struct FullTocEntry(byte Session, byte AdrControl, byte Point, Msf Time, Msf Address) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 11;

    /// <summary>How many pointers of mode 5 the lead-in has, in B0h entries; else zero.</summary>
    public byte Pointers { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Session = f.UInt8("session number", Session);
        AdrControl = f.UInt8("ADR, control", AdrControl);
        f.UInt8("TNO", 0);
        Point = f.UInt8("POINT", Point);
        Time = new(f.UInt8("Min", Time.Minute), f.UInt8("Sec", Time.Second), f.UInt8("Frame", Time.Frame));
        Pointers = f.UInt8("Zero", Pointers);
        Address = new(f.UInt8("PMin", Address.Minute), f.UInt8("PSec", Address.Second), f.UInt8("PFrame", Address.Frame));
    }
}
