using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>One READ CD: what of each sector goes to the host, and what the drive does not read rightly.</summary>
internal sealed class SectorDelivery(VirtualRecorder recorder, SectorSelection selection, SectorType expected, bool muted)
{
    private static readonly SenseData Uncorrectable = new(SenseKey.MediumError, 0x11, 0x05);

    private readonly Disc disc = recorder.Loaded!.Disc;
    private readonly SectorReader reader = new(recorder.Loaded!.Disc);
    private readonly SubchannelReader subchannels = new(recorder.Loaded!.Disc);
    private readonly SampleCount shift = recorder.Options.ReadOffset + recorder.Flaws.NextShift();
    private readonly bool uncorrected = recorder.Pages.DeliversUncorrected;
    private readonly byte[] sector = new byte[BlockSizes.Raw];
    private readonly byte[] neighbour = new byte[BlockSizes.Raw];
    private readonly byte[] pointers = new byte[SectorSelection.C2PointersLength];
    private readonly byte[] subchannel = new byte[Subchannel.Length];

    /// <summary>Writes what was chosen of a sector to the start of the room left.</summary>
    /// <returns>Bytes written.</returns>
    public int Deliver(Lba at, Span<byte> room)
    {
        var placed = Place(at);
        pointers.AsSpan().Clear();
        var type = placed.IsAudio ? SectorType.Audio : ReadData(placed, at);
        if (expected != SectorType.Any && expected != type)
            throw new Refusal(KnownSense.IllegalModeForThisTrack with { Information = (uint)at.Value });
        if (placed.IsAudio)
            ReadAudio(at);
        var main = selection.MainRange(type) ?? throw new Refusal(KnownSense.InvalidFieldInCdb);
        var total = main.Length + selection.C2Length + selection.SubchannelLength;
        if (total > room.Length)
            throw new Refusal(Request.DataPhaseError);
        sector.AsSpan(main.Offset, main.Length).CopyTo(room);
        DeliverPointers(room.Slice(main.Length, selection.C2Length));
        DeliverSubchannel(placed.Track, at, room.Slice(main.Length + selection.C2Length, selection.SubchannelLength));
        return total;
    }

    /// <summary>The block as part of a track; ways between tracks cannot be read, the silence after an audio track can.</summary>
    private PlacedBlock Place(Lba at)
    {
        if (at >= Lba.Zero && PlacedBlock.At(disc.State, at) is { } placed && (placed.Written || placed.IsAudio))
            return placed;
        throw new Refusal(disc.Rules.ReadFault(disc.State, new(at, new(1))) ?? KnownSense.LogicalBlockAddressOutOfRange);
    }

    private SectorType ReadData(PlacedBlock placed, Lba at)
    {
        reader.Read(placed, at, sector);
        var type = SectorKind.Of(sector);
        if (type is not { } known || !(uncorrected || placed.Area == BlockArea.UserData || SectorKind.IsSound(sector, at)))
            throw new Refusal(Uncorrectable with { Information = (uint)at.Value });
        return known;
    }

    private void ReadAudio(Lba at)
    {
        var (blocks, samples) = Math.DivRem(-shift.Value, SampleCount.PerBlock);
        if (samples < 0)
            (blocks, samples) = (blocks - 1, samples + SampleCount.PerBlock);
        var cut = (int)new SampleCount(samples).Bytes;
        ReadAudioBlock(at + new BlockCount(blocks), sector);
        if (cut > 0)
        {
            ReadAudioBlock(at + new BlockCount(blocks + 1), neighbour);
            sector.AsSpan(cut).CopyTo(sector);
            neighbour.AsSpan(0, cut).CopyTo(sector.AsSpan(BlockSizes.Raw - cut));
        }

        recorder.Flaws.Spoil(at, sector, pointers, muted);
    }

    private void ReadAudioBlock(Lba at, Span<byte> block)
    {
        if (at >= Lba.Zero && PlacedBlock.At(disc.State, at) is { IsAudio: true } placed)
            reader.Read(placed, at, block);
        else
            block.Clear();
    }

    private void DeliverPointers(Span<byte> room)
    {
        if (selection.C2 == C2Selection.PointersAndBlockError)
        {
            room[0] = pointers.Aggregate((byte)0, (all, one) => (byte)(all | one));
            room[1] = 0;
            room = room[2..];
        }

        if (!room.IsEmpty)
            pointers.CopyTo(room);
    }

    private void DeliverSubchannel(DiscTrack track, Lba at, Span<byte> room)
    {
        if (room.IsEmpty)
            return;
        subchannels.Read(track, at, subchannel);
        if (selection.Subchannel == SubchannelSelection.Q)
        {
            Span<byte> q = stackalloc byte[FormattedQ.QLength];
            Subchannel.ReadQ(subchannel, q);
            Structure.Write(new FormattedQ(q, (subchannel[0] & 0x80) != 0), room);
            return;
        }

        var mask = selection.Subchannel == SubchannelSelection.Raw ? (byte)0xFF : (byte)0x3F;
        for (var i = 0; i < room.Length; i++)
            room[i] = (byte)(subchannel[i] & mask);
    }
}
