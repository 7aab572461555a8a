using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>One READ of tracks whose sectors were written whole: user data, where a sector has any and its check bits are right.</summary>
internal sealed class UserDataDelivery(VirtualRecorder recorder)
{
    private readonly SectorDelivery sectors = new(recorder, SectorSelection.Whole, SectorType.Any, muted: false);
    private readonly byte[] sector = new byte[BlockSizes.Raw];

    public void Read(Lba start, Span<byte> blocks)
    {
        for (var at = start; !blocks.IsEmpty; at += new BlockCount(1))
        {
            sectors.Deliver(at, sector);
            if (Sector.FormOf(sector) is not (SectorForm.Mode1 or SectorForm.Mode2Form1))
                throw new Refusal(KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value });
            Sector.UserData(Sector.FormOf(sector)!.Value, sector).CopyTo(blocks);
            blocks = blocks[BlockSizes.UserData..];
        }
    }
}
