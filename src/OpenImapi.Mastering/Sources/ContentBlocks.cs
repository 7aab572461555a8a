namespace OpenImapi.Mastering;

/// <summary>Reads contents that are no files of a tree, one open at a time, as blocks filled up with zeros.</summary>
internal sealed class ContentBlocks : IDisposable
{
    private FileContent? current;
    private IOpenContent? open;

    /// <summary>Opens a content for reading.</summary>
    public static IOpenContent Open(FileContent content) => content is DiskContent disk
        ? new OpenDiskFile(disk.OpenFile(), disk.Stamp, () => disk.Description)
        : new OpenStream(content, () => content.Description);

    /// <summary>Reads from an offset on; what lies behind the content's end is zero.</summary>
    /// <exception cref="Formats.DiscException">The content cannot be read, or is no longer what it was.</exception>
    public async ValueTask ReadAsync(FileContent content, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        if (content != current)
        {
            open?.Dispose();
            (open, current) = (Open(content), content);
        }

        var length = (int)Math.Min(blocks.Length, content.Length - offset);
        blocks.Span[length..].Clear();
        await open!.ReadAsync(offset, blocks[..length], cancellation);
        if (offset + length == content.Length)
            await open.FinishAsync(cancellation);
    }

    public void Dispose() => open?.Dispose();
}
