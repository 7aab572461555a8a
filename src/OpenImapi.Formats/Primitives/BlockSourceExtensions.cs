namespace OpenImapi.Formats;

/// <summary>What every block source shares.</summary>
public static class BlockSourceExtensions
{
    /// <summary>Refuses a request outside the source or not of whole blocks: an error of the caller.</summary>
    public static void CheckRange(this IBlockSource source, Lba start, int lengthInBytes)
    {
        if (lengthInBytes % source.BlockSize != 0)
            throw new ArgumentException($"{lengthInBytes} bytes are not a whole number of blocks of {source.BlockSize} bytes.", nameof(lengthInBytes));
        var wanted = new Extent(start, new(lengthInBytes / source.BlockSize));
        if (!source.Extent.Contains(wanted))
            throw new ArgumentOutOfRangeException(nameof(start), $"Blocks {wanted} were asked for; the source has {source.Extent}.");
    }

    /// <summary>Reads <paramref name="count"/> blocks into a new array.</summary>
    public static async ValueTask<byte[]> ReadAsync(this IBlockSource source, Lba start, int count, CancellationToken cancellation = default)
    {
        var blocks = new byte[checked(count * source.BlockSize)];
        await source.ReadAsync(start, blocks, cancellation);
        return blocks;
    }
}
