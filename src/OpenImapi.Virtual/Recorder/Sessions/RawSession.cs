using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A session written raw: the host sends lead-in, program area and lead-out with their sub-channels, and the disc is what these say.</summary>
[Clause(Standard.Mmc5, "7.5")]
internal sealed class RawSession : SessionWriter
{
    private readonly Lba limit;
    private readonly byte type;
    private readonly RawTable table = new();
    private readonly byte[] subchannel = new byte[Subchannel.Length];
    private readonly byte[] packed = new byte[Subchannel.Length];
    private readonly byte[] sector = new byte[BlockSizes.Raw];

    /// <param name="medium">The disc.</param>
    /// <param name="type">The data block type: which sub-channels come with a block.</param>
    public RawSession(LoadedDisc medium, byte type)
        : base(medium.State.CurrentSession, CueSheetRules.Start(medium))
    {
        CueSheetRules.CheckReady(medium.State);
        (limit, this.type) = (medium.Rules.LimitOf(medium.State), type);
        Next = CueSheetRules.LeadInStart(medium);
    }

    public override bool IsComplete => table.HasLeadOut;

    public override int BlockSize(Extent blocks) => DataBlockTypes.Length(type)!.Value;

    public override SessionWritten End(WriteParameters page) => table.ToSession(Session, Start)
        ?? throw new Refusal(KnownSense.SessionFixationError);

    protected override void Take(DiscBlocks? disc, Extent blocks, ReadOnlySpan<byte> content)
    {
        var size = BlockSize(blocks);
        if (blocks.End > limit + new BlockCount(CdRules.FirstLeadOut))
            throw new Refusal(KnownSense.LogicalBlockAddressOutOfRange);
        for (var at = blocks.Start; at < blocks.End; at += new BlockCount(1))
        {
            Take(disc, at, content[..BlockSizes.Raw], content[BlockSizes.Raw..size]);
            content = content[size..];
        }
    }

    private void Take(DiscBlocks? disc, Lba at, ReadOnlySpan<byte> main, ReadOnlySpan<byte> beside)
    {
        var q = ReadSubchannels(beside);
        if (at < Start)
        {
            table.AddLeadIn(q, type == DataBlockTypes.RawWithQ ? [] : subchannel);
            return;
        }

        main.CopyTo(sector);
        if ((q.Control & 4) != 0)
            Scrambler.Apply(sector);
        table.Add(at, q, sector);
        if (disc is null || table.HasLeadOut)
            return;
        if (at >= limit)
            throw new Refusal(KnownSense.EndOfUserAreaEncountered);
        disc.Write(BlockArea.Sectors, at, sector);
        disc.Write(BlockArea.SubChannel, at, subchannel);
    }

    /// <summary>Sixteen bytes are Q, whose check bits the drive makes, and P; ninety-six are as they go to the disc.</summary>
    private SubchannelQ ReadSubchannels(ReadOnlySpan<byte> beside)
    {
        if (type != DataBlockTypes.RawWithQ)
        {
            beside.CopyTo(subchannel);
            Span<byte> bytes = stackalloc byte[SubchannelQ.Length];
            Subchannel.ReadQ(subchannel, bytes);
            var read = Structure.Read<SubchannelQ>(bytes);
            return SubchannelQ.IsRight(bytes) ? read : new(read.Control, SubchannelQMode.None);
        }

        var q = Structure.Read<SubchannelQ>(beside).WithCrc();
        packed.AsSpan().Clear();
        if ((beside[^1] & 0x80) != 0)
            packed.AsSpan(0, Subchannel.ChannelLength).Fill(0xFF);
        Structure.Write(q, packed.AsSpan(Subchannel.ChannelLength));
        Subchannel.Interleave(packed, subchannel);
        return q;
    }
}
