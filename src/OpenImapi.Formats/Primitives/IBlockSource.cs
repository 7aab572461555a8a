namespace OpenImapi.Formats;

/// <summary>Blocks that can be fetched by address: an image file, a planned image, a disc in a drive.</summary>
/// <remarks>
/// Addresses are those of the disc. An image made for a later session starts at that session's first block, so
/// <see cref="Extent"/> need not start at 0. One source serves one reader at a time, unless it says otherwise.
/// </remarks>
public interface IBlockSource
{
    /// <summary>Bytes in a block: 2,048 or 2,352.</summary>
    int BlockSize { get; }

    /// <summary>The addresses that can be read.</summary>
    Extent Extent { get; }

    /// <summary>True where several readers may be served at the same time.</summary>
    bool IsShared => false;

    /// <summary>Fills <paramref name="blocks"/>, a whole number of blocks, from <paramref name="start"/> on.</summary>
    /// <exception cref="DiscException">The blocks cannot be had; the error says why and what to do.</exception>
    ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation);
}
