using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The ways in which a medium can be formatted, and which of them a FORMAT UNIT asks for.</summary>
[Clause(Standard.Mmc5, "6.24.3.3")]
internal static class FormatChoices
{
    /// <summary>The parameter of 26h that goes on where formatting was stopped.</summary>
    private const uint Restart = 1;

    /// <summary>What READ FORMAT CAPACITIES lists for a medium.</summary>
    public static IEnumerable<FormattableCapacity> Of(MediumKind kind, DiscState state) => kind.Rules switch
    {
        WritingRules.DvdPlusRw => [new((uint)kind.Capacity.Value, FormatType.DvdPlusRwBasic, 0)],
        WritingRules.DvdRam => DvdRamFormats.Of(kind, state),
        WritingRules.DvdMinusRw => DvdMinusRwFormats.Of(state),
        WritingRules.BdR or WritingRules.BdRe => BdFormats.Of(kind, state),
        _ => [],
    };

    /// <summary>The most blocks that a blank medium could be formatted to, or that it holds where it is not formatted at all.</summary>
    public static BlockCount Largest(MediumKind kind) => kind.Rules == WritingRules.DvdMinusRw ? DvdMinusRwRules.Formattable : kind.Capacity;

    /// <summary>What happens to the medium; nothing where formatting goes on that was begun before.</summary>
    /// <exception cref="Refusal">The medium cannot be formatted, or the parameters are not among what it offers.</exception>
    public static DiscEvent? Accept(MediumKind kind, DiscState state, FormatParameters asked)
    {
        if (!kind.IsFormattable)
            throw new Refusal(KnownSense.CannotFormatMedium);
        if (kind.Rules == WritingRules.DvdRam)
            return DvdRamFormats.Accept(kind, state, asked);
        if (kind.Rules == WritingRules.DvdMinusRw)
            return DvdMinusRwFormats.Accept(state, asked);
        if (asked.Options != 0)
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        return kind.Rules switch
        {
            WritingRules.BdRe => BdFormats.Rewritable(kind, asked),
            WritingRules.BdR => BdFormats.WriteOnce(kind, state, asked),
            _ => DvdPlusRw(kind, state, asked),
        };
    }

    /// <summary>How many blocks the drive works through before it is ready again.</summary>
    public static BlockCount Work(MediumKind kind, FormatParameters asked) => asked switch
    {
        { Type: FormatType.DvdPlusRwBasic } => new(1024),
        _ when kind.Rules == WritingRules.DvdRam => DvdRamFormats.Work(asked),
        _ when kind.Rules == WritingRules.BdR => new(1024),
        _ when kind.Rules == WritingRules.DvdMinusRw => new(asked.Blocks + 1024L),
        { Type: FormatType.Full or FormatType.BdReWithoutSpareAreas, Certification: not (Certification.Full or Certification.Quick) } => new(1024),
        { Type: FormatType.BdReWithSpareAreas, Certification: Certification.QuickReformat } => new(1024),
        { Certification: Certification.Quick } => new(kind.Capacity.Value / 16),
        _ => new(2 * kind.Capacity.Value),
    };

    private static DiscFormatted? DvdPlusRw(MediumKind kind, DiscState state, FormatParameters asked)
    {
        if (!(asked.Type == FormatType.DvdPlusRwBasic && asked.Certification == default
            && (asked.Blocks == FormatParameters.AnySize || asked.Blocks == kind.Capacity.Value)
            && (asked.Parameter == 0 || (asked.Parameter == Restart && state.Area is not null))))
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        return asked.Parameter == Restart ? null : new((byte)asked.Type, kind.Capacity.Value, 0);
    }
}
