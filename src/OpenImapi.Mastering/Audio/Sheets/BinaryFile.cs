namespace OpenImapi.Mastering;

/// <summary>A file of blocks, read in place.</summary>
internal sealed class BinaryFile(DiskContent content) : IDisposable
{
    private OpenDiskFile? open;

    public DiskContent Content => content;

    public long Length => content.Length;

    public string Description => content.Description;

    public ValueTask ReadAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        open ??= new(content.OpenFile(), content.Stamp, () => Description);
        return open.ReadAsync(offset, bytes, cancellation);
    }

    /// <summary>The file begins like a music file: RIFF, FLAC, Ogg or AIFF.</summary>
    public async ValueTask<bool> IsSoundAsync(CancellationToken cancellation)
    {
        var head = new byte[4];
        if (Length < head.Length)
            return false;
        await ReadAsync(0, head, cancellation);
        return head.AsSpan().SequenceEqual("RIFF"u8) || head.AsSpan().SequenceEqual("fLaC"u8) || head.AsSpan().SequenceEqual("OggS"u8) || head.AsSpan().SequenceEqual("FORM"u8);
    }

    public void Dispose()
    {
        open?.Dispose();
        open = null;
    }
}
