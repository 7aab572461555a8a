using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The ways in which BD-R and BD-RE can be formatted.</summary>
[Clause(Standard.Mmc5, "6.24.3.3")]
[Clause(Standard.Mmc5, "6.5.4.2.17")]
internal static class BdFormats
{
    /// <summary>The parameter with which drives list the format without spare areas.</summary>
    private const uint WithoutSpares = 0x800;

    /// <summary>What READ FORMAT CAPACITIES lists: the usual way first. A BD-R is formatted once, and only while nothing is on it.</summary>
    public static IEnumerable<FormattableCapacity> Of(MediumKind kind, DiscState state)
    {
        uint[] spares = [BdSpares.Usual(kind), BdSpares.Most(kind), BdSpares.Least];
        if (!kind.Rewritable)
        {
            return !IsFresh(state) ? []
                : spares.Select(clusters => new FormattableCapacity(BdSpares.Without(kind, clusters), FormatType.BdR, 0))
                    .Prepend(new(BdSpares.Without(kind, spares[0]), FormatType.Full, spares[0]));
        }

        return spares.Select(clusters => new FormattableCapacity(BdSpares.Without(kind, clusters), FormatType.BdReWithSpareAreas, clusters))
            .Prepend(new(BdSpares.Without(kind, spares[0]), FormatType.Full, spares[0]))
            .Append(new((uint)kind.Capacity.Value, FormatType.BdReWithoutSpareAreas, WithoutSpares));
    }

    /// <summary>What a FORMAT UNIT makes of a BD-RE.</summary>
    public static DiscFormatted Rewritable(MediumKind kind, FormatParameters asked) => IsBdRe(kind, asked)
        ? new((byte)asked.Type, asked.Blocks, asked.Blocks)
        : throw new Refusal(KnownSense.InvalidFieldInParameterList);

    /// <summary>What a FORMAT UNIT makes of a BD-R. It happens once, before anything is written.</summary>
    public static WriteOnceFormatted WriteOnce(MediumKind kind, DiscState state, FormatParameters asked)
    {
        if (!IsFresh(state))
            throw new Refusal(KnownSense.CannotFormatMedium);
        return IsBdR(kind, asked) ? new((byte)asked.Type, asked.Mode, asked.Blocks) : throw new Refusal(KnownSense.InvalidFieldInParameterList);
    }

    /// <summary>How a disc was formatted that is sold so.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_BAD_SPARE_AREAS: no disc of this kind can be so.</exception>
    public static DiscEvent Sold(MediumKind kind, DiscOptions options)
    {
        if (kind.Rules is not (WritingRules.BdR or WritingRules.BdRe) || (kind.Rewritable && options.Mode is not null))
            throw new DiscException(VirtualErrors.BadSpareAreas, $"A {kind} is not formatted like that.");
        var blocks = (uint)Math.Max(0, kind.Capacity.Value - (options.Spare?.Value ?? BdSpares.Usual(kind) * (long)BdSpares.Cluster));
        var without = kind.Rewritable && options.Spare == BlockCount.Zero;
        if (!without && !BdSpares.Allow(kind, blocks))
            throw new DiscException(VirtualErrors.BadSpareAreas,
                $"The spare areas of a {kind} have {BdSpares.Least * BdSpares.Cluster:N0} to {BdSpares.Most(kind) * (long)BdSpares.Cluster:N0} blocks, whole clusters of {BdSpares.Cluster}.");
        return kind.Rewritable
            ? new DiscFormatted((byte)(without ? FormatType.BdReWithoutSpareAreas : FormatType.BdReWithSpareAreas), blocks, blocks)
            : new WriteOnceFormatted((byte)FormatType.BdR, options.Mode ?? BdRMode.Sequential, blocks);
    }

    private static bool IsFresh(DiscState state) => state is { Tracks.IsEmpty: true, Format: null };

    private static bool IsBdR(MediumKind kind, FormatParameters asked) => Enum.IsDefined(asked.Mode) && asked.Type switch
    {
        FormatType.Full => asked.Blocks == BdSpares.Without(kind, BdSpares.Usual(kind)) && (asked.Parameter is 0 or BlockSizes.UserData || asked.Parameter == BdSpares.Usual(kind)),
        FormatType.BdR => BdSpares.Allow(kind, asked.Blocks) && IsSaid(kind, asked),
        _ => false,
    };

    private static bool IsBdRe(MediumKind kind, FormatParameters asked) => asked.Type switch
    {
        FormatType.Full => asked.Certification == default && asked.Blocks == BdSpares.Without(kind, BdSpares.Usual(kind)) && (asked.Parameter == BlockSizes.UserData || IsSaid(kind, asked)),
        FormatType.BdReWithSpareAreas => asked.Certification != Certification.None && BdSpares.Allow(kind, asked.Blocks) && IsSaid(kind, asked),
        FormatType.BdReWithoutSpareAreas => asked.Blocks == kind.Capacity.Value && asked.Parameter is 0 or WithoutSpares,
        _ => false,
    };

    /// <summary>The parameter says nothing, or what the number of blocks says too.</summary>
    private static bool IsSaid(MediumKind kind, FormatParameters asked) => asked.Parameter == 0 || asked.Blocks == BdSpares.Without(kind, asked.Parameter);
}
