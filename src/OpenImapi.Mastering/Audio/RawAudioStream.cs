using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace OpenImapi.Mastering;

/// <summary>Samples read where they lie, the bytes of each swapped where it has its big end first. At the last one the content must be unchanged.</summary>
internal sealed class RawAudioStream(FileContent content, bool isBigEndian, long start, long length) : SampleStream(length)
{
    private readonly IOpenContent open = content is DiskContent disk
        ? new OpenDiskFile(disk.OpenFile(), disk.Stamp, () => content.Description)
        : new OpenStream(content, () => content.Description);

    protected override async ValueTask<int> ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        var count = isBigEndian ? await ReadSwappedAsync(offset, bytes, cancellation) : await ReadPlainAsync(offset, bytes, cancellation);
        if (offset + count == Length && (content is DiskContent || start + Length == content.Length))
            await open.FinishAsync(cancellation);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            open.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<int> ReadPlainAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        await open.ReadAsync(start + offset, bytes, cancellation);
        return bytes.Length;
    }

    private async ValueTask<int> ReadSwappedAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        // Half a value is the other byte of its pair.
        if (bytes.Length == 1 || offset % sizeof(short) != 0)
        {
            await open.ReadAsync(start + (offset ^ 1), bytes[..1], cancellation);
            return 1;
        }

        bytes = bytes[..(bytes.Length & ~1)];
        await open.ReadAsync(start + offset, bytes, cancellation);
        var values = MemoryMarshal.Cast<byte, short>(bytes.Span);
        BinaryPrimitives.ReverseEndianness(values, values);
        return bytes.Length;
    }
}
