using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>An open file of PCM.</summary>
internal sealed class PcmFile(SoundBytes bytes, PcmLayout layout) : IAudioFile
{
    private readonly byte[] buffer = new byte[64 * 1024 / layout.FrameSize * layout.FrameSize];
    private long position;

    public PcmLayout Layout => layout;

    public AudioFormat Format => layout.Format;

    public AudioTags Tags => layout.Tags;

    public long? Length => layout.Length;

    public bool IsLengthExact => true;

    public ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var room = (long)samples.Length / layout.Format.Channels * layout.FrameSize;
        var part = buffer.AsSpan(0, (int)Math.Min(Math.Min(room, buffer.Length), layout.DataLength - position));
        if (bytes.Read(layout.DataOffset + position, part) < part.Length)
            throw new DiscException(MasteringErrors.SourceChanged, $"{bytes.Path} became shorter while it was read.");
        position += part.Length;
        var values = part.Length / layout.Coding.Size;
        layout.Coding.ToFloat(part, samples.Span[..values]);
        return ValueTask.FromResult(values);
    }

    public ValueTask DisposeAsync()
    {
        bytes.Dispose();
        return ValueTask.CompletedTask;
    }
}
