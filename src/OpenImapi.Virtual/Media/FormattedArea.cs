using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>How an overwritable medium is formatted.</summary>
/// <param name="Type">The format type of FORMAT UNIT: 26h on DVD+RW, 00h, 30h or 31h on BD-RE, 00h, 10h or 15h on DVD-RW.</param>
/// <param name="Size">Blocks that the format gives.</param>
/// <param name="Ready">Blocks from block 0 on that are formatted so far; fewer than all only on a DVD+RW.</param>
/// <param name="Used">Blocks up to the last one that was ever written since.</param>
public sealed record FormattedArea(byte Type, BlockCount Size, BlockCount Ready, BlockCount Used)
{
    /// <summary>Blocks of an ECC block of a DVD: formatted as one.</summary>
    private const int Unit = 16;

    /// <summary>
    /// A DVD-RW whose last border was opened by a quick format: beyond its size it is written in sequence, and grows by that, until the border is closed.
    /// </summary>
    public bool Intermediate { get; init; }

    /// <summary>Nothing is left to format.</summary>
    public bool IsComplete => Ready == Size;

    /// <summary>The area with so many blocks written or formatted; itself where that changes nothing.</summary>
    internal FormattedArea Reaching(BlockCount ready, BlockCount used)
    {
        var whole = BlockCount.Min(Size, new((ready.Value + Unit - 1) / Unit * Unit));
        if (Intermediate && ready > Size)
            return this with { Size = ready, Ready = ready, Used = used };
        return ready <= Ready && used <= Used ? this : this with { Ready = BlockCount.Max(whole, Ready), Used = BlockCount.Max(used, Used) };
    }

    /// <summary>True when a medium of this kind can be so.</summary>
    internal bool IsPossibleOn(MediumKind kind) =>
        kind.CanBeOverwritable && (Size > BlockCount.Zero || Intermediate) && Size <= kind.Limit && Ready >= BlockCount.Zero && Ready <= Size
        && Used >= BlockCount.Zero && Used <= Ready;
}
