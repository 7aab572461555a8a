using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The ways in which a DVD-RAM of 4.7 GB is formatted.</summary>
[Clause(Standard.Mmc5, "6.5.4.2.1")]
[Clause(Standard.Mmc5, "6.5.4.2.2")]
internal static class DvdRamFormats
{
    /// <summary>ECC blocks of the spare area at the beginning, which is always there.</summary>
    public const int PrimarySpares = 800;

    /// <summary>ECC blocks that the spare area at the end has at the most.</summary>
    private const int MostSupplementary = 6_112;

    private const uint BlockLength = 0x800;

    /// <summary>With the usual spare area at the end, without one, and from what it is now to the largest one.</summary>
    public static IEnumerable<FormattableCapacity> Of(MediumKind kind, DiscState state)
    {
        yield return new((uint)kind.Capacity.Value, FormatType.Full, BlockLength);
        yield return new((uint)kind.Limit.Value, FormatType.Full, BlockLength);
        if (state.Area is { } area && area.Size > Smallest(kind))
            yield return new((uint)Smallest(kind).Value, FormatType.SpareAreaExpansion, BlockLength);
    }

    /// <exception cref="Refusal">The medium is protected, or the parameters are not among what it offers.</exception>
    public static DiscEvent Accept(MediumKind kind, DiscState state, FormatParameters asked)
    {
        if (state.WriteProtected)
            throw new Refusal(KnownSense.PersistentWriteProtect);
        var known = (asked.Options & ~FormatParameters.WithoutCertification) == 0 && asked.Certification == default && asked.Parameter is 0 or BlockLength;
        var size = new BlockCount(asked.Blocks);
        return asked.Type switch
        {
            FormatType.Full when known && (size == kind.Capacity || size == kind.Limit) => new DiscFormatted((byte)asked.Type, size.Value, size.Value),
            FormatType.SpareAreaExpansion when known && state.Area is { } area && size < area.Size && size >= Smallest(kind) && size.Value % kind.BlockingFactor == 0
                => new SpareAreaExpanded(size.Value),
            _ => throw new Refusal(KnownSense.InvalidFieldInParameterList),
        };
    }

    /// <summary>Certification writes and reads every block.</summary>
    public static BlockCount Work(FormatParameters asked) => asked.Type == FormatType.Full && (asked.Options & FormatParameters.WithoutCertification) == 0
        ? new(2L * asked.Blocks) : new(1024);

    /// <summary>ECC blocks of the spare area at the end.</summary>
    public static uint Supplementary(MediumKind kind, DiscState state) =>
        state.Area is { } area ? (uint)((kind.Limit - area.Size).Value / kind.BlockingFactor) : 0;

    private static BlockCount Smallest(MediumKind kind) => kind.Limit - new BlockCount(MostSupplementary * (long)kind.BlockingFactor);
}
