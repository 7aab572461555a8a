using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Tells what a data track's sectors are made of, by the header of its first one.</summary>
internal sealed class DataForms(Drive drive, TimeProvider? time, CancellationToken cancellation)
{
    private const int SubModeAt = SectorHeader.Length + 2;
    private const byte Form2 = 0x20;

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

        return Structure.Read<SectorHeader>(sector).Mode switch
        {
            1 => BlockForm.Mode1,
            2 => (sector[SubModeAt] & Form2) == 0 ? BlockForm.Mode2Form1 : BlockForm.Mode2,
            _ => null,
        };
    }
}
