using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>How a BD-R was formatted. One that is written without that is recorded sequentially and has no spare areas.</summary>
/// <param name="Type">The format type of FORMAT UNIT: 00h or 32h.</param>
/// <param name="Mode">How it is recorded.</param>
/// <param name="Size">Blocks for the user; the others are spare areas.</param>
public sealed record WriteOnceFormat(byte Type, BdRMode Mode, BlockCount Size)
{
    /// <summary>Blocks of the spare areas that replace others by now.</summary>
    public BlockCount SpareUsed { get; init; }

    /// <summary>True when a medium of this kind can be so.</summary>
    internal bool IsPossibleOn(MediumKind kind) => kind.Rules == WritingRules.BdR && Enum.IsDefined(Mode)
        && Size > BlockCount.Zero && Size.Value % BdSpares.Cluster == 0 && SpareUsed >= BlockCount.Zero && Size + SpareUsed <= kind.Capacity;
}
