using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The ways in which a kind of medium can be formatted, and which of them a FORMAT UNIT asks for.</summary>
[Clause(Standard.Mmc5, "6.24.3.3")]
internal static class FormatChoices
{
    /// <summary>Spare areas are as large as these many clusters: usual, most, least.</summary>
    private static readonly uint[] SpareClusters = [0x3000, 0x5000, 0x1000];

    private const int ClusterSize = 32;

    /// <summary>The parameter with which drives list the format without spare areas.</summary>
    private const uint WithoutSpares = 0x800;

    /// <summary>The parameter of 26h that goes on where formatting was stopped.</summary>
    private const uint Restart = 1;

    /// <summary>What READ FORMAT CAPACITIES lists for a kind.</summary>
    public static IEnumerable<FormattableCapacity> Of(MediumKind kind, DiscState state)
    {
        if (kind.Rules == WritingRules.DvdPlusRw)
            yield return new((uint)kind.Capacity.Value, FormatType.DvdPlusRwBasic, 0);
        foreach (var format in kind.Rules == WritingRules.DvdRam ? DvdRamFormats.Of(kind, state) : [])
            yield return format;
        if (kind.Rules != WritingRules.BdRe)
            yield break;
        yield return new(WithSpares(kind, SpareClusters[0]), FormatType.Full, SpareClusters[0]);
        foreach (var clusters in SpareClusters)
            yield return new(WithSpares(kind, clusters), FormatType.BdReWithSpareAreas, clusters);
        yield return new((uint)kind.Capacity.Value, FormatType.BdReWithoutSpareAreas, WithoutSpares);
    }

    /// <summary>What happens to the medium; nothing where formatting goes on that was begun before.</summary>
    /// <exception cref="Refusal">The medium is of no such kind, or the parameters are not among what it offers.</exception>
    public static DiscEvent? Accept(MediumKind kind, DiscState state, FormatParameters asked)
    {
        if (!kind.IsOverwritable)
            throw new Refusal(KnownSense.CannotFormatMedium);
        if (kind.Rules == WritingRules.DvdRam)
            return DvdRamFormats.Accept(kind, state, asked);
        if (asked.Options != 0 || !(kind.Rules == WritingRules.DvdPlusRw ? IsDvdPlusRw(kind, state, asked) : IsBdRe(kind, asked)))
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        if (kind.Rules == WritingRules.BdRe)
            return new DiscFormatted((byte)asked.Type, asked.Blocks, asked.Blocks);
        return asked.Parameter == Restart ? null : new DiscFormatted((byte)asked.Type, kind.Capacity.Value, 0);
    }

    /// <summary>How many blocks the drive works through before it is ready again.</summary>
    public static BlockCount Work(MediumKind kind, FormatParameters asked) => asked switch
    {
        { Type: FormatType.DvdPlusRwBasic } => new(1024),
        _ when kind.Rules == WritingRules.DvdRam => DvdRamFormats.Work(asked),
        { Type: FormatType.Full or FormatType.BdReWithoutSpareAreas, Certification: not (Certification.Full or Certification.Quick) } => new(1024),
        { Certification: Certification.Quick } => new(kind.Capacity.Value / 16),
        _ => new(2 * kind.Capacity.Value),
    };

    private static bool IsDvdPlusRw(MediumKind kind, DiscState state, FormatParameters asked) =>
        asked.Type == FormatType.DvdPlusRwBasic && asked.Certification == default
        && (asked.Blocks == FormatParameters.AnySize || asked.Blocks == kind.Capacity.Value)
        && (asked.Parameter == 0 || (asked.Parameter == Restart && state.Area is not null));

    private static bool IsBdRe(MediumKind kind, FormatParameters asked) => asked.Type switch
    {
        FormatType.Full => asked.Certification == default && asked.Parameter is 0 or 0x3000 && asked.Blocks == WithSpares(kind, SpareClusters[0]),
        FormatType.BdReWithSpareAreas => asked.Certification is Certification.Full or Certification.Quick
            && asked.Blocks >= WithSpares(kind, SpareClusters[1]) && asked.Blocks <= WithSpares(kind, SpareClusters[2])
            && asked.Blocks % ClusterSize == 0 && (asked.Parameter == 0 || asked.Blocks == WithSpares(kind, asked.Parameter)),
        FormatType.BdReWithoutSpareAreas => asked.Blocks == kind.Capacity.Value && asked.Parameter is 0 or WithoutSpares,
        _ => false,
    };

    private static uint WithSpares(MediumKind kind, uint clusters) => (uint)(kind.Capacity.Value - clusters * (long)ClusterSize);
}
