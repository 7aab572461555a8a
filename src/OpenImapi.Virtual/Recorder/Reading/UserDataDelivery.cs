using OpenImapi.Formats;
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
            if (SectorKind.UserData(SectorKind.Of(sector)) is not { } from)
                throw new Refusal(KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value });
            sector.AsSpan(from, BlockSizes.UserData).CopyTo(blocks);
            blocks = blocks[BlockSizes.UserData..];
        }
    }
}
