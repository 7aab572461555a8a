using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>A DVD-R or DVD-RW written at once: RESERVE TRACK says how much comes, and the flush after the last block writes lead-in and lead-out.</summary>
/// <param name="blocks">Blocks of content.</param>
/// <param name="size">The same in whole ECC blocks.</param>
[Clause(Standard.Mmc5, "6.31")]
internal sealed class DiscAtOnce(BlockCount blocks, BlockCount size) : SessionWriter(1, Lba.Zero)
{
    /// <summary>Blocks that are set aside.</summary>
    public BlockCount Size => size;

    public override bool IsComplete => Next >= Lba.Zero + blocks;

    /// <summary>Sets a whole disc aside; one that holds anything is not written at once.</summary>
    public static DiscAtOnce Reserved(LoadedDisc medium, BlockCount blocks)
    {
        if (!DvdMinusRules.TakesDiscAtOnce(medium.State) || medium.IsStreaming)
            throw new Refusal(KnownSense.CommandSequenceError);
        var unit = medium.Kind.BlockingFactor;
        var size = new BlockCount((blocks.Value + unit - 1) / unit * unit);
        return blocks > BlockCount.Zero && size <= medium.Kind.Capacity ? new(blocks, size) : throw new Refusal(KnownSense.InvalidFieldInCdb);
    }

    public override int BlockSize(Extent blocks) => BlockSizes.UserData;

    /// <summary>One track of whole ECC blocks; what is missing of the last one are zeros. Nothing can follow it.</summary>
    public override SessionWritten End(WriteParameters page) => new(Session, Final: true, [new(1, 0, size.Value, Control: 4)]);

    protected override void Take(DiscBlocks? disc, Extent blocks, ReadOnlySpan<byte> content)
    {
        if (blocks.End > Lba.Zero + size)
            throw new Refusal(KnownSense.EndOfUserAreaEncountered);
        disc?.Write(BlockArea.UserData, blocks.Start, content);
    }
}
