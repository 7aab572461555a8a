using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>An image file as blocks.</summary>
public sealed class FileBlockSource : IBlockSource, IDisposable
{
    private readonly SafeFileHandle handle;
    private readonly string path;

    /// <param name="path">The image file.</param>
    /// <param name="start">The disc's address of the file's first block.</param>
    /// <param name="blockSize">Bytes in a block; bytes after the last whole block are not part of the source.</param>
    /// <exception cref="DiscException">The file cannot be opened.</exception>
    public FileBlockSource(string path, Lba start = default, int blockSize = BlockSizes.UserData)
    {
        (this.path, BlockSize) = (path, blockSize);
        try
        {
            handle = File.OpenHandle(path);
            Extent = new(start, new(RandomAccess.GetLength(handle) / blockSize));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DiscException(MasteringErrors.SourceMissing, $"{path} is not there.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    public int BlockSize { get; }

    public Extent Extent { get; }

    public bool IsShared => true;

    /// <exception cref="UnreadableBlockException">The system cannot read one of the blocks.</exception>
    public async ValueTask ReadAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        this.CheckRange(start, blocks.Length);
        try
        {
            await ReadAllAsync(start, blocks, cancellation);
        }
        catch (IOException) when (blocks.Length > BlockSize)
        {
            // One by one, to name the block that is to blame.
            for (var at = start; !blocks.IsEmpty; at += new BlockCount(1), blocks = blocks[BlockSize..])
                await ReadAsync(at, blocks[..BlockSize], cancellation);
        }
        catch (IOException e)
        {
            throw new UnreadableBlockException(MasteringErrors.SourceUnreadable, start, $"Block {start} of {path} cannot be read: {e.Message}", e);
        }
    }

    public void Dispose() => handle.Dispose();

    private async ValueTask ReadAllAsync(Lba start, Memory<byte> blocks, CancellationToken cancellation)
    {
        for (var offset = (start - Extent.Start).Bytes(BlockSize); !blocks.IsEmpty;)
        {
            var count = await RandomAccess.ReadAsync(handle, blocks, offset, cancellation);
            if (count == 0)
                throw new DiscException(MasteringErrors.SourceChanged, $"{path} became shorter while it was read.");
            blocks = blocks[count..];
            offset += count;
        }
    }

    private DiscException Unreadable(Exception cause) =>
        new(MasteringErrors.SourceUnreadable, $"{path} cannot be read: {cause.Message}", inner: cause);
}
