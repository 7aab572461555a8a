using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>One audio track in a stash file of its own; it grows while the track is open, and is recorded from where it lies.</summary>
internal sealed class StashTrack : IDisposable
{
    /// <summary>So many bytes go into the system's cache at once; handing them to another thread would take longer.</summary>
    private const int WrittenAtOnce = 64 << 10;

    private readonly RecorderStash stash;
    private readonly string path;
    private readonly SafeFileHandle file;

    /// <exception cref="DiscException">IMAPI_E_FILEACCESS.</exception>
    public StashTrack(RecorderStash stash, string path)
    {
        (this.stash, this.path) = (stash, path);
        try
        {
            RecorderStash.CreateFolder(stash.Folder);
            file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw stash.Unwritable(fault);
        }
    }

    /// <summary>Blocks that the track has.</summary>
    public BlockCount Length { get; private set; }

    /// <summary>Writes blocks behind those that the track has; they are not part of it until it grows.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTENOUGHDISKFORSTASH, IMAPI_E_FILEACCESS.</exception>
    public async ValueTask WriteAsync(BlockCount behind, ReadOnlyMemory<byte> blocks, CancellationToken cancellation)
    {
        try
        {
            stash.RequireRoom(blocks.Length);
            var offset = (Length + behind).Bytes(BlockSizes.Raw);
            if (blocks.Length > WrittenAtOnce)
                await RandomAccess.WriteAsync(file, blocks, offset, cancellation);
            else
                RandomAccess.Write(file, blocks.Span, offset);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw stash.Unwritable(fault);
        }
    }

    /// <summary>Makes blocks that were written part of the track.</summary>
    public void Grow(BlockCount blocks) => Length += blocks;

    /// <summary>Reads blocks of the track.</summary>
    /// <exception cref="DiscException">IMAPI_E_FILEACCESS: the stash file was cut short or cannot be read.</exception>
    public async ValueTask ReadAsync(BlockCount from, Memory<byte> blocks, CancellationToken cancellation)
    {
        try
        {
            for (var at = from.Bytes(BlockSizes.Raw); !blocks.IsEmpty;)
            {
                var count = await RandomAccess.ReadAsync(file, blocks, at, cancellation);
                if (count == 0)
                    throw new EndOfStreamException($"{path} ends at byte {at}.");
                (at, blocks) = (at + count, blocks[count..]);
            }
        }
        catch (IOException fault)
        {
            throw new DiscException(ImapiErrors.FileAccess, $"The stash in {stash.Folder} cannot be read: {fault.Message}", inner: fault);
        }
    }

    /// <summary>Removes the track from the stash.</summary>
    public void Dispose()
    {
        file.Dispose();
        RecorderStash.Remove(path);
    }
}
