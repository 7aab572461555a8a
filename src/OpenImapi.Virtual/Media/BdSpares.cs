using OpenImapi.Formats;

namespace OpenImapi.Virtual;

/// <summary>How much of a BD can be set aside as spare areas, in clusters of 32 blocks.</summary>
/// <remarks>The inner spare area of the first layer, 256 MB, is there on every disc that has any; the others grow with it.</remarks>
[Clause(Standard.Mmc5, "6.24.3.3")]
internal static class BdSpares
{
    /// <summary>Blocks of a cluster.</summary>
    public const int Cluster = 32;

    /// <summary>The inner spare area of the first layer alone.</summary>
    public const uint Least = 0x1000;

    /// <summary>Most of a layer: inner area and 1 GB outside on BD-RE, 12 GB outside on BD-R.</summary>
    private const uint MostOfRewritableLayer = 0x5000;

    private const uint MostOfWriteOnceLayer = 0x31000;

    /// <summary>What a drive gives where nothing else is said.</summary>
    public static uint Usual(MediumKind kind) => kind.Layers switch
    {
        1 => 0x3000,
        2 => 0x6000,
        3 => 0xC000,
        _ => 0x10000,
    };

    public static uint Most(MediumKind kind) => (uint)kind.Layers * (kind.Rewritable ? MostOfRewritableLayer : MostOfWriteOnceLayer);

    public static SpareSizes Of(MediumKind kind) => new(Blocks(Least), Blocks(Usual(kind)), Blocks(Most(kind)));

    /// <summary>Blocks that remain for the user.</summary>
    public static uint Without(MediumKind kind, uint clusters) => (uint)(kind.Capacity.Value - clusters * (long)Cluster);

    /// <summary>True when so many blocks for the user leave spare areas that the medium can have.</summary>
    public static bool Allow(MediumKind kind, uint blocks) =>
        blocks >= Without(kind, Most(kind)) && blocks <= Without(kind, Least) && blocks % Cluster == 0;

    private static BlockCount Blocks(uint clusters) => new(clusters * (long)Cluster);
}

/// <summary>Sizes of spare areas.</summary>
/// <param name="Least">The smallest that there are.</param>
/// <param name="Usual">What a drive gives where nothing else is said.</param>
/// <param name="Most">The largest.</param>
public readonly record struct SpareSizes(BlockCount Least, BlockCount Usual, BlockCount Most);
