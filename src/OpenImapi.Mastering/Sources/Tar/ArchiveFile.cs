using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The bytes of an archive: a file on disk, or a temporary one that holds what was compressed or came through a pipe.</summary>
internal sealed class ArchiveFile : IDisposable
{
    private const int BufferLength = 64 * 1024;

    private readonly SafeFileHandle handle;
    private readonly FileStamp? promised;
    private readonly byte[] buffer = new byte[BufferLength];
    private long bufferStart;
    private int bufferLength;

    /// <param name="handle">The file.</param>
    /// <param name="description">Names it in errors.</param>
    /// <param name="isOthers">Whether others may change it.</param>
    public ArchiveFile(SafeFileHandle handle, string description, bool isOthers)
    {
        (this.handle, Description, Length) = (handle, description, RandomAccess.GetLength(handle));
        promised = isOthers ? Stamp() : null;
    }

    public string Description { get; }

    public long Length { get; }

    /// <summary>A block from a place on, while the archive's headers are read; nothing where it ends before.</summary>
    public ReadOnlySpan<byte> Block(long place)
    {
        if (place < bufferStart || place + TarHeader.Size > bufferStart + bufferLength)
        {
            bufferStart = place;
            bufferLength = 0;
            while (bufferLength < TarHeader.Size && Read(place + bufferLength, buffer.AsSpan(bufferLength)) is var count and > 0)
                bufferLength += count;
        }

        return bufferLength < TarHeader.Size ? default : buffer.AsSpan((int)(place - bufferStart), TarHeader.Size);
    }

    /// <summary>Exactly so many bytes from a place on.</summary>
    /// <exception cref="DiscException">The archive ends before.</exception>
    public byte[] Bytes(long place, long length)
    {
        if (length > Length - place)
            throw Unreadable($"it ends within {length} bytes at its byte {place}");
        var bytes = new byte[length];
        for (var done = 0; done < bytes.Length;)
            done += Read(place + done, bytes.AsSpan(done)) is var count and > 0 ? count : throw Unreadable($"it ends at its byte {place + done}");
        return bytes;
    }

    public int Read(long place, Span<byte> bytes) => RandomAccess.Read(handle, bytes, place);

    /// <summary>Refuses to go on with an archive that others have written to.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.SourceChanged"/>.</exception>
    public void CheckUnchanged()
    {
        if (promised is { } was && Stamp() != was)
            throw new DiscException(MasteringErrors.SourceChanged, $"The archive {Description} changed while the disc was being made.");
    }

    public DiscException Unreadable(string why) => new(MasteringErrors.ArchiveUnreadable, $"The archive {Description} cannot be read: {why}.");

    public void Dispose() => handle.Dispose();

    private FileStamp Stamp() => new(RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle).Ticks);
}
