using System.Buffers.Binary;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>
/// Encodes by libsndfile. The library writes only a few kinds of tags, so it is given a comment long enough, and the file's own
/// comment takes its place when all else is written.
/// </summary>
internal sealed class SndfileEncoder : IFlacEncoder
{
    /// <summary>More than any vendor's name takes, so that there is room for a block of padding.</summary>
    private const int Spare = 256;

    private readonly SndfileHandle file;
    private readonly string path;
    private readonly byte[] comment;

    private SndfileEncoder(SndfileHandle file, string path, byte[] comment) => (this.file, this.path, this.comment) = (file, path, comment);

    public static SndfileEncoder Open(string path, AudioTags tags)
    {
        var info = new SndfileInfo { SampleRate = SampleCount.PerSecond, Channels = 2, Format = (int)SndfileType.Flac | (int)SndfileCoding.Signed16 };
        var text = VorbisComment.Write($"libsndfile {Sndfile.Version}", TagFields.Of(tags));
        SndfileHandle opened;
        try
        {
            opened = new(new FileStream(path, FileMode.Create, FileAccess.ReadWrite), Sndfile.Write, ref info);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(AudioErrors.EncoderFailed, $"{path} cannot be written: {e.Message}", inner: e);
        }

        if (!opened.IsInvalid && Sndfile.SetString(opened.File, Sndfile.Comment, new(' ', text.Length + Spare)) == 0)
            return new(opened, path, text);
        var message = Sndfile.Message(opened.File);
        opened.Dispose();
        File.Delete(path);
        throw new DiscException(AudioErrors.EncoderFailed, $"{path} cannot be written: libsndfile says: {message}");
    }

    public unsafe ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var count = samples.Length / SampleCount.Size;
        fixed (byte* place = samples.Span)
        {
            var written = Sndfile.WriteShorts(file.File, (short*)place, count);
            if (written != count || file.Fault is not null)
                throw new IOException(file.Fault?.Message ?? Sndfile.Message(file.File), file.Fault);
        }

        GC.KeepAlive(file);
        return ValueTask.CompletedTask;
    }

    public ValueTask FinishAsync(CancellationToken cancellation)
    {
        file.Dispose();
        if (file.Fault is { } fault)
            throw new IOException(fault.Message, fault);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        PutComment(stream);
        stream.Flush(flushToDisk: true);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Replaces the comment; what is left of its block becomes padding.</summary>
    private void PutComment(FileStream stream)
    {
        Span<byte> header = stackalloc byte[4];
        stream.Position = header.Length;
        while (true)
        {
            var at = stream.Position;
            stream.ReadExactly(header);
            var (kind, length) = (header[0], BinaryPrimitives.ReadInt32BigEndian(header) & 0xFF_FFFF);
            if ((kind & 0x7F) == FlacHeader.CommentBlock)
            {
                stream.Position = at;
                WriteHeader(stream, FlacHeader.CommentBlock, comment.Length);
                stream.Write(comment);
                var rest = length - comment.Length - header.Length;
                WriteHeader(stream, (byte)(FlacHeader.PaddingBlock | kind & 0x80), rest);
                stream.Write(new byte[rest]);
                return;
            }

            if ((kind & 0x80) != 0)
                throw new IOException("libsndfile wrote no comment.");
            stream.Position += length;
        }
    }

    private static void WriteHeader(FileStream stream, byte kind, int length)
    {
        Span<byte> header = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(header, kind << 24 | length);
        stream.Write(header);
    }
}
