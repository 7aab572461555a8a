using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The ways in which a DVD-RW can be formatted, which its state decides, and which of them a FORMAT UNIT asks for.</summary>
[Clause(Standard.Mmc5, "6.24.3.3")]
[Clause(Standard.Mmc5, "6.5.4.2")]
internal static class DvdMinusRwFormats
{
    private const uint BlockLength = 2048;

    /// <summary>Blocks of an ECC block: the parameter of every format but the first.</summary>
    private const uint EccBlock = 16;

    /// <summary>Growing is for a complete border. One in the intermediate state grows by being written.</summary>
    public static IEnumerable<FormattableCapacity> Of(DiscState state)
    {
        var all = (uint)DvdMinusRwRules.Formattable.Value;
        yield return new(all, FormatType.Full, BlockLength);
        yield return new(all, FormatType.DvdRwFull, EccBlock);
        if (state.Area is { Intermediate: false } area)
        {
            yield return new(all - (uint)area.Size.Value, FormatType.DvdRwGrow, EccBlock);
            yield return new(all - (uint)area.Size.Value, FormatType.DvdRwQuickGrow, EccBlock);
        }

        yield return new(all, FormatType.DvdRwQuick, EccBlock);
    }

    /// <summary>What happens to the disc.</summary>
    /// <exception cref="Refusal">The parameters are not among what it offers.</exception>
    public static DiscEvent Accept(DiscState state, FormatParameters asked)
    {
        var offer = Of(state).Cast<FormattableCapacity?>().FirstOrDefault(each => each!.Value.Type == asked.Type);
        var blocks = (asked.Blocks + (long)EccBlock - 1) / EccBlock * EccBlock;
        var quick = asked.Type is FormatType.DvdRwQuick or FormatType.DvdRwQuickGrow;
        if (offer is not { } offered || asked.Options != 0 || asked.Certification != default || asked.Parameter != offered.Parameter
            || blocks > offered.Blocks || (blocks == 0 && !quick))
            throw new Refusal(KnownSense.InvalidFieldInParameterList);
        return asked.Type is FormatType.DvdRwGrow or FormatType.DvdRwQuickGrow
            ? new FormatGrown(blocks, quick)
            : new DiscFormatted((byte)asked.Type, blocks, blocks) { Intermediate = quick };
    }
}
