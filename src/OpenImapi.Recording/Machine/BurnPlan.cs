using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What the recorder has decided once it has seen the medium.</summary>
/// <param name="Start">The first block written.</param>
/// <param name="Content">Blocks of content.</param>
/// <param name="Padding">Empty blocks after it.</param>
/// <param name="PerCommand">Blocks that one WRITE moves at the most.</param>
internal sealed record BurnPlan(Lba Start, BlockCount Content, BlockCount Padding, BlockCount PerCommand)
{
    public bool Simulate { get; init; }

    public bool Verify { get; init; }

    public bool Eject { get; init; }

    /// <summary>Every block that is written.</summary>
    public BlockCount Total => Content + Padding;
}
