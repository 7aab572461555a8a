using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>How a BD is to be formatted.</summary>
/// <param name="Spare">How large its spare areas are to be.</param>
/// <param name="Mode">How a BD-R is to be recorded; one cluster after another, each once, where it is not said.</param>
public sealed record BdFormatWish(SpareChoice Spare = SpareChoice.Usual, BdRMode? Mode = null)
{
    /// <summary>Blocks of the spare areas, where they are to have a size of their own.</summary>
    public BlockCount? SpareBlocks { get; init; }

    /// <summary>The format that it means on this disc.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: the drive offers no such format, or the disc is formatted already.</exception>
    internal BdFormat On(Medium medium, bool full)
    {
        var rewritable = medium.Profile == Profile.BdRe;
        if (rewritable && Mode is not null)
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} is always written in place.", "Only a BD-R is recorded in one of several modes.");
        if (!rewritable && medium.BdFormats.IsEmpty)
            throw new DiscException(DriveErrors.InvalidMediumType, $"A BD-R is formatted once, while it is blank. {medium.State}", "Insert a blank one.");
        BdFormat[] offered = [.. medium.BdFormats.Where(format => rewritable || format.Mode == (Mode ?? BdRMode.Sequential))];
        BdFormat[] spares = [.. offered.Where(format => format.HasSpareAreas && (!full || format.Type != FormatType.Full)).OrderBy(format => format.Size)];
        var chosen = SpareBlocks is { } blocks ? OfSize(medium, spares, blocks) : Spare switch
        {
            SpareChoice.None => offered.FirstOrDefault(format => !format.HasSpareAreas),
            SpareChoice.Least => spares.LastOrDefault(),
            SpareChoice.Most => spares.FirstOrDefault(),
            _ => offered.FirstOrDefault(spares.Contains),
        };
        if (chosen is null)
            throw new DiscException(DriveErrors.InvalidMediumType, $"The drive does not format a {medium.Kind} like that.",
                $"Formats that it offers leave {string.Join(", ", offered.Select(format => format.Size).Distinct())} blocks.");
        return full && rewritable ? chosen with { Parameters = chosen.Parameters with { Certification = Certification.Full } } : chosen;
    }

    /// <summary>Between the least and the most a drive gives spare areas of any number of clusters.</summary>
    private static BdFormat? OfSize(Medium medium, BdFormat[] spares, BlockCount blocks)
    {
        BdFormat[] free = [.. spares.Where(format => format.Type != FormatType.Full)];
        var all = medium.BdFormats.FirstOrDefault(format => !format.HasSpareAreas)?.Size ?? medium.Capacity;
        var size = all - blocks;
        return free.Length > 0 && size >= free[0].Size && size <= free[^1].Size && size.Value % medium.WriteUnit.Value == 0
            ? free[0] with { Size = size, Parameters = free[0].Parameters with { Blocks = (uint)size.Value, Parameter = 0 } } : null;
    }
}

/// <summary>How large spare areas are to be.</summary>
public enum SpareChoice
{
    /// <summary>What the drive gives where nothing is said.</summary>
    Usual,

    /// <summary>None at all, which only a BD-RE can be formatted with.</summary>
    None,

    /// <summary>The smallest that the drive offers.</summary>
    Least,

    /// <summary>The largest that the drive offers.</summary>
    Most,
}
