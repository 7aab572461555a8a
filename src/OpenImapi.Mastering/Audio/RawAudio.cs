using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>CD audio that lies in a file or elsewhere as it is: 16-bit stereo samples at 44,100 Hz.</summary>
public sealed class RawAudio : AudioContent
{
    private readonly FileContent content;
    private readonly bool isBigEndian;
    private readonly long offset;

    /// <param name="content">Where the samples lie.</param>
    /// <param name="isBigEndian">The samples have their big end first.</param>
    /// <param name="offset">Bytes before the first sample.</param>
    /// <param name="length">Bytes of samples; up to the end of the content when not given. Bytes after the last whole sample are left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">That part does not lie in the content.</exception>
    public RawAudio(FileContent content, bool isBigEndian = false, long offset = 0, long? length = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, content.Length);
        if (length < 0 || length > content.Length - offset)
            throw new ArgumentOutOfRangeException(nameof(length), length, $"{content.Length} bytes have not that many after {offset}.");
        (this.content, this.isBigEndian, this.offset) = (content, isBigEndian, offset);
        Length = new((length ?? content.Length - offset) / SampleCount.Size);
    }

    public override SampleCount Length { get; }

    public override string Description => content.Description;

    public override Stream Open() => new RawAudioStream(content, isBigEndian, offset, Length.Bytes);
}
