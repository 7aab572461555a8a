using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>An image file as blocks. Bytes after its last whole block are not part of it.</summary>
public sealed class FileBlockSource : IBlockSource, IDisposable
{
    private readonly SafeFileHandle file;
    private readonly string path;

    /// <param name="path">The image file; it may be read by others meanwhile.</param>
    /// <param name="start">The disc address of its first block: not 0 for the image of a later session.</param>
    /// <param name="blockSize">Bytes in a block: 2,048 or 2,352.</param>
    /// <exception cref="DiscException">The file cannot be opened.</exception>
    public FileBlockSource(string path, Lba start = default, int blockSize = BlockSizes.UserData)
    {
        (this.path, BlockSize) = (path, blockSize);
        try
        {
            file = File.OpenHandle(path, options: FileOptions.Asynchronous);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(fault);
        }

        LengthInBytes = RandomAccess.GetLength(file);
        Extent = new(start, new(LengthInBytes / blockSize));
    }

    public int BlockSize { get; }

    public Extent Extent { get; }

    /// <summary>Bytes of the file, those after its last whole block included.</summary>
    public long LengthInBytes { get; }

    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        var at = (start - Extent.Start).Bytes(BlockSize);
        try
        {
            while (!blocks.IsEmpty)
            {
                var count = await RandomAccess.ReadAsync(file, blocks, at, cancellation);
                if (count == 0)
                    throw new EndOfStreamException("the file has become shorter");
                at += count;
                blocks = blocks[count..];
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(fault);
        }
    }

    public void Dispose() => file.Dispose();

    private DiscException Unreadable(Exception fault) => new(VolumeErrors.ImageUnreadable, $"{path} cannot be read: {fault.Message}", inner: fault);
}
