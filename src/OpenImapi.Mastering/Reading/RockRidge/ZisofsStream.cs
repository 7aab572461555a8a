using System.Buffers.Binary;
using System.IO.Compression;
using OpenImapi.Formats;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Uncompressed content of a file that is compressed by zisofs: one block at a time, found by the pointers at the file's start.</summary>
internal sealed class ZisofsStream : VolumeStream
{
    private static ReadOnlySpan<byte> Magic => [0x37, 0xE4, 0x53, 0x96, 0xC9, 0xDB, 0xD6, 0x07];

    private static ReadOnlySpan<byte> Magic2 => [0xEF, 0x22, 0x55, 0xA1, 0xBC, 0x1B, 0x95, 0xA0];

    private readonly VolumeStream stored;
    private readonly CompressedFile form;
    private readonly string path;
    private readonly byte[] block;
    private long held = -1;
    private bool isChecked;

    public ZisofsStream(VolumeStream stored, CompressedFile form, string path)
    {
        (this.stored, this.form, this.path) = (stored, form, path);
        block = new byte[1 << form.BlockSizeLog2];
    }

    public override long Length => (long)form.UncompressedSize;

    private int PointerLength => form.Version == 1 ? 4 : 8;

    protected override async ValueTask<int> ReadAtAsync(long position, Memory<byte> buffer, CancellationToken cancellation)
    {
        if (!isChecked)
            await CheckAsync(cancellation);
        var index = position >> form.BlockSizeLog2;
        if (index != held)
            await FetchAsync(index, cancellation);
        var within = (int)(position & (block.Length - 1));
        var count = (int)Math.Min(Math.Min(block.Length - within, buffer.Length), Length - position);
        block.AsMemory(within, count).CopyTo(buffer);
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            stored.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask CheckAsync(CancellationToken cancellation)
    {
        var magic = await StoredAsync(0, Magic.Length, cancellation);
        if (!magic.AsSpan().SequenceEqual(form.Version == 1 ? Magic : Magic2))
            throw Broken("it does not begin as a compressed file does");
        isChecked = true;
    }

    private async ValueTask FetchAsync(long index, CancellationToken cancellation)
    {
        held = -1;
        var pointers = await StoredAsync(form.HeaderWords * 4L + index * PointerLength, 2 * PointerLength, cancellation);
        var (start, end) = (PointerAt(pointers, 0), PointerAt(pointers, PointerLength));
        if (start < 0 || end < start || end > stored.Length || end - start > 2L * block.Length)
            throw Broken($"compressed block {index} is said to lie at bytes {start} to {end} of {stored.Length}");
        Array.Clear(block);
        if (end > start)
            await InflateAsync(index, await StoredAsync(start, (int)(end - start), cancellation), cancellation);
        held = index;
    }

    private long PointerAt(ReadOnlySpan<byte> pointers, int at) => form.Version == 1
        ? BinaryPrimitives.ReadUInt32LittleEndian(pointers[at..]) : BinaryPrimitives.ReadInt64LittleEndian(pointers[at..]);

    private async ValueTask InflateAsync(long index, byte[] compressed, CancellationToken cancellation)
    {
        var expected = (int)Math.Min(block.Length, Length - (index << form.BlockSizeLog2));
        try
        {
            await using var inflater = new ZLibStream(new MemoryStream(compressed), CompressionMode.Decompress);
            if (await inflater.ReadAtLeastAsync(block, expected, throwOnEndOfStream: false, cancellation) < expected)
                throw Broken($"compressed block {index} holds fewer than {expected} bytes");
        }
        catch (InvalidDataException fault)
        {
            throw Broken($"compressed block {index} cannot be uncompressed: {fault.Message}");
        }
    }

    private async ValueTask<byte[]> StoredAsync(long position, int length, CancellationToken cancellation)
    {
        if (position + length > stored.Length)
            throw Broken($"it ends at byte {stored.Length}, before its block pointers do");
        var bytes = new byte[length];
        stored.Position = position;
        await stored.ReadExactlyAsync(bytes, cancellation);
        return bytes;
    }

    private DiscException Broken(string how) => new(FormatErrors.Malformed, $"The compressed content of {path} (zisofs) cannot be read: {how}.");
}
