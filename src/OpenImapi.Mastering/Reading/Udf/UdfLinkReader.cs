using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Reads the path that a symbolic link holds.</summary>
internal sealed class UdfLinkReader(UdfBlocks blocks)
{
    private const int MaximumLength = 1024 * 1024;

    /// <summary>The path in UTF-8; what is wrong with it goes to the volume's faults.</summary>
    /// <exception cref="DiscException">The content cannot be had, or is too long for a path.</exception>
    public async ValueTask<byte[]> ReadAsync(UdfFile link, Lba block, string path, CancellationToken cancellation)
    {
        if (link.Length > MaximumLength)
            throw new DiscException(VolumeErrors.NotSupported, $"{path} is a symbolic link of {link.Length} bytes; links of up to {MaximumLength} are read.");
        var content = new byte[link.Length];
        await using var stream = new UdfFileStream(new(blocks, link));
        await stream.ReadExactlyAsync(content, cancellation);
        var found = new FaultList();
        var target = SymbolicLinkPath.Decode(content, found);
        blocks.Faults.Report(block, path, found);
        return target;
    }
}
