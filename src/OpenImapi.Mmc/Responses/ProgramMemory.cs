using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ TOC/PMA/ATIP, format 3: the Q sub-channel entries of the program memory area. Of a track, Address is its start and Time its end.</summary>
[Clause(Standard.Mmc5, "6.26.3.5")]
public record struct ProgramMemory(ImmutableArray<FullTocEntry> Entries) : IStructure
{
    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt16Big("PMA data length", (ushort)(2 + Entries.Count() * FullTocEntry.Length));
        f.Zero(2);
        Entries = f.Repeated(Entries, (length - 2) / FullTocEntry.Length);
    }
}
