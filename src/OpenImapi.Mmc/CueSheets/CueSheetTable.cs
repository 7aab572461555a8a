using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mmc;

/// <summary>The parameter list of SEND CUE SHEET: a session from lead-in to lead-out.</summary>
[Clause(Standard.Mmc5, "6.33.3")]
public record struct CueSheetTable(ImmutableArray<CueSheetEntry> Entries) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public readonly int Length => Entries.Count() * CueSheetEntry.Length;

    /// <summary>The sheet in a parameter list; bytes after the last whole entry are left out.</summary>
    public static CueSheetTable Parse(ReadOnlySpan<byte> bytes) =>
        Structure.Read(new CueSheetTable([.. new CueSheetEntry[bytes.Length / CueSheetEntry.Length]]), bytes);

    /// <summary>The sheet of a session, from the 150 blocks before its first track on.</summary>
    public static CueSheetTable Of(SessionLayout session, MediaCatalogNumber? catalog = null, CueSheetOptions? options = null) =>
        new CueSheetWriter(session, catalog, options ?? CueSheetOptions.Default).Write();

    /// <summary>The session that the sheet describes; nothing where it breaks a rule of its standard or of the disc.</summary>
    /// <param name="number">The session's number on its disc.</param>
    /// <param name="faults">Gets every fault, with the byte of the sheet where it stands.</param>
    public readonly CueSheetSession? ToSession(int number, FaultList faults) => new CueSheetReader(Entries, faults).Read(number);

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct => Entries = f.Repeated(Entries, Entries.Count());
}

/// <summary>What a cue sheet describes.</summary>
/// <param name="Layout">Tracks, gaps, indexes, flags and ISRC. A gap after a track counts as part of it; CD-TEXT comes with the writes.</param>
/// <param name="Catalog">The media catalogue number.</param>
/// <param name="LeadIn">Form of the lead-in.</param>
/// <param name="Runs">What is sent, from the first block before the first track to the lead-out, without a hole.</param>
public sealed record CueSheetSession(SessionLayout Layout, MediaCatalogNumber? Catalog, CueSheetForm LeadIn, ImmutableArray<CueSheetRun> Runs)
{
    /// <summary>The form of a block; nothing outside the session.</summary>
    public CueSheetForm? FormAt(Lba block)
    {
        foreach (var run in Runs)
            if (run.Extent.Contains(block))
                return run.Form;
        return null;
    }
}

/// <summary>Blocks of one form, in one index of a track.</summary>
public readonly record struct CueSheetRun(Extent Extent, CueSheetForm Form);
