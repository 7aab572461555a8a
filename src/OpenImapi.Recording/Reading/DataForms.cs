using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Tells what a data track's sectors are made of, by the header of its first one.</summary>
internal sealed class DataForms(Drive drive, TimeProvider? time, CancellationToken cancellation)
{
    /// <summary>The form; nothing where the sector cannot be read or says nothing.</summary>
    public async ValueTask<BlockForm?> OfAsync(TrackLayout track)
    {
        var sector = new byte[BlockSizes.Raw];
        var reader = new PatientReader<ReadCd>(drive, sector.Length, (start, blocks) => new(start, blocks, SectorSelection.Whole), time);
        try
        {
            await reader.ReadAsync(track.Extent.Start, sector, cancellation);
        }
        catch (BlockReadException)
        {
            return null;
        }

        return Sector.FormOf(sector) switch
        {
            SectorForm.Mode1 => BlockForm.Mode1,
            SectorForm.Mode2Form1 => BlockForm.Mode2Form1,
            SectorForm.Mode2 or SectorForm.Mode2Form2 => BlockForm.Mode2,
            _ => null,
        };
    }
}
