using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file's content while it is read.</summary>
internal interface IOpenContent : IDisposable
{
    /// <summary>Reads exactly as many bytes as fit, from an offset on.</summary>
    ValueTask ReadAsync(long offset, Memory<byte> bytes, CancellationToken cancellation);

    /// <summary>Copies bytes into another file by the system alone; returns how many were copied, 0 or less where it cannot.</summary>
    long CopyTo(long offset, long length, SafeFileHandle target, long targetOffset) => 0;

    /// <summary>The run of bytes from an offset on that are all in a hole, or all in none.</summary>
    (long Length, bool IsHole) RunAt(long offset) => (long.MaxValue, false);

    /// <summary>After the last byte: checks that the content was what was promised.</summary>
    ValueTask FinishAsync(CancellationToken cancellation);
}

/// <summary>A file on disk; it must end with the length and time that it had when it was added.</summary>
internal sealed class OpenDiskFile(DiskFile file, FileStamp promised, Func<string> describe) : IOpenContent
{
    /// <summary>Bytes from which on it pays to ask for holes.</summary>
    private const long SparseFrom = 1 << 20;

    private bool? mayHaveHoles;
    private long asked;
    private (long Start, long End) data;

    public ValueTask ReadAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            for (var done = 0; done < bytes.Length;)
            {
                var count = Read(offset + done, bytes.Span[done..]);
                if (count == 0)
                    throw Changed($"it ends after {offset + done} of {promised.Length} bytes");
                done += count;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{describe()} cannot be read: {e.Message}.", inner: e);
        }

        return ValueTask.CompletedTask;
    }

    public long CopyTo(long offset, long length, SafeFileHandle target, long targetOffset) => file.CopyTo(offset, length, target, targetOffset);

    public ValueTask FinishAsync(CancellationToken cancellation)
    {
        var now = file.Stamp();
        if (now.Length != promised.Length)
            throw Changed($"it has {now.Length} bytes now and had {promised.Length}");
        if (now.ModifiedTicks != promised.ModifiedTicks)
            throw Changed("it was written to, as its time says");
        return ValueTask.CompletedTask;
    }

    public void Dispose() => file.Dispose();

    public (long Length, bool IsHole) RunAt(long offset)
    {
        if (!(mayHaveHoles ??= promised.Length >= SparseFrom && file.MayHaveHoles()))
            return (long.MaxValue, false);
        if (offset < asked || offset >= data.End)
            (asked, data) = (offset, file.NextData(offset));
        return offset < data.Start ? (data.Start - offset, true) : (data.End - offset, false);
    }

    /// <summary>Reads bytes; a hole is not read, it is zeros.</summary>
    private int Read(long offset, Span<byte> bytes)
    {
        var (length, isHole) = RunAt(offset);
        var run = bytes[..(int)Math.Min(bytes.Length, length)];
        if (!isHole)
            return file.Read(offset, run);
        run.Clear();
        return run.Length;
    }

    private DiscException Changed(string how) => new(MasteringErrors.SourceChanged, $"{describe()} changed while the disc was being made: {how}.");
}

/// <summary>Any other content; it must yield exactly the bytes that it promised.</summary>
internal sealed class OpenStream(FileContent content, Func<string> describe) : IOpenContent
{
    private Stream? stream;
    private long position;

    public async ValueTask ReadAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        if (stream is null || offset < position)
            Reopen();
        await SkipToAsync(offset, cancellation);
        await ReadFullyAsync(bytes, cancellation);
    }

    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        if (await ReadSomeAsync(new byte[1], cancellation) > 0)
            throw Changed($"it has more bytes than the {content.Length} promised");
    }

    public void Dispose() => stream?.Dispose();

    private void Reopen()
    {
        stream?.Dispose();
        position = 0;
        try
        {
            stream = content.Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    private async ValueTask SkipToAsync(long offset, CancellationToken cancellation)
    {
        if (position < offset && stream!.CanSeek)
            stream.Position = position = offset;
        var skipped = position < offset ? new byte[Math.Min(offset - position, 64 * 1024)] : [];
        while (position < offset)
            await ReadFullyAsync(skipped.AsMemory(0, (int)Math.Min(skipped.Length, offset - position)), cancellation);
    }

    private async ValueTask ReadFullyAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
        {
            var count = await ReadSomeAsync(bytes, cancellation);
            if (count == 0)
                throw Changed($"it ends after {position} of {content.Length} bytes");
            position += count;
            bytes = bytes[count..];
        }
    }

    private async ValueTask<int> ReadSomeAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            return await stream!.ReadAsync(bytes, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(e);
        }
    }

    private DiscException Changed(string how) => new(MasteringErrors.SourceChanged, $"{describe()} is not what was promised: {how}.");

    private DiscException Unreadable(Exception cause) =>
        new(MasteringErrors.SourceUnreadable, $"{describe()} cannot be read: {cause.Message}", inner: cause);
}
