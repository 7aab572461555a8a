using OpenImapi.Formats;

namespace OpenImapi.Cli;

/// <summary>Refuses images that cannot be added to in place.</summary>
internal static class AppendableImage
{
    private const int BootSignature = 510;

    /// <exception cref="DiscException">The image is a disk, too.</exception>
    public static async Task CheckAsync(IBlockSource image, string path, CancellationToken cancellation)
    {
        var first = await image.ReadAsync(image.Extent.Start, 1, cancellation);
        if (first[BootSignature] == 0x55 && first[BootSignature + 1] == 0xAA)
            throw new DiscException(CliErrors.NotAppendable, $"{path} is also a disk: its partition table would no longer be right.", "Make it anew with 'imapi image create'.");
    }
}
