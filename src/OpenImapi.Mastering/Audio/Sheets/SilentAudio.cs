using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Silence.</summary>
internal sealed class SilentAudio(SampleCount length) : AudioContent
{
    public override SampleCount Length => length;

    public override string Description => "silence";

    public override Stream Open() => new SilentStream(length.Bytes);

    private sealed class SilentStream(long length) : SampleStream(length)
    {
        protected override ValueTask<int> ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
        {
            bytes.Span.Clear();
            return new(bytes.Length);
        }
    }
}
