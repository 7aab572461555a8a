using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>What a drive sees that a sector is.</summary>
internal static class SectorKind
{
    /// <summary>Faults with which a drive does not deliver a sector.</summary>
    private const SectorFaults Fatal = SectorFaults.Sync | SectorFaults.Address | SectorFaults.Mode | SectorFaults.Edc;

    /// <summary>The kind of a data sector; nothing where it has not the header of one.</summary>
    public static SectorType? Of(ReadOnlySpan<byte> sector) => Sector.FormOf(sector) switch
    {
        SectorForm.Mode1 => SectorType.Mode1,
        SectorForm.Mode2 => SectorType.Mode2,
        SectorForm.Mode2Form1 => SectorType.Mode2Form1,
        SectorForm.Mode2Form2 => SectorType.Mode2Form2,
        _ => null,
    };

    /// <summary>The sector lies where it says, and its check bits are right.</summary>
    public static bool IsSound(ReadOnlySpan<byte> sector, Lba at) => (Sector.Check(sector, at) & Fatal) == SectorFaults.None;
}
