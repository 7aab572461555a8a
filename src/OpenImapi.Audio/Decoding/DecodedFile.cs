using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>
/// What decoders share: samples become floating, and at the end the file is held to what it promised, its length and the MD5 of
/// FLAC. A cut or damaged file ends in an error, never in a shorter track.
/// </summary>
internal abstract class DecodedFile : IAudioFile
{
    private readonly Promise promise;
    private readonly PcmDigest? digest;
    private byte[] values = [];
    private long position;
    private bool ended;

    protected DecodedFile(string path, AudioFormat format, AudioTags tags, Promise promise)
    {
        (Path, Format, Tags, this.promise) = (path, format, tags, promise);
        digest = promise.Md5.IsEmpty ? null : new(format.BitsPerSample);
    }

    public AudioFormat Format { get; }

    public AudioTags Tags { get; }

    public long? Length => promise.Length;

    public bool IsLengthExact => promise.IsExact;

    public IReadOnlyList<string> Notes => Format.Codec == "FLAC" && digest is null
        ? [$"{Path} has no MD5 of its sound, so that nothing proves it to be whole but its length."] : [];

    /// <summary>For people.</summary>
    protected string Path { get; }

    /// <summary>Values come as integers, the highest bit of a sample in the highest of 32; else as floating numbers.</summary>
    protected abstract bool IsInteger { get; }

    public async ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var wanted = samples.Length - samples.Length % Format.Channels;
        if (promise is { CutAtEnd: true, Length: { } length })
            wanted = (int)Math.Min(wanted, (length - position) * Format.Channels);
        if (ended || wanted == 0)
            return 0;
        if (values.Length < wanted * sizeof(int))
            values = new byte[wanted * sizeof(int)];
        var count = await ReadValuesAsync(values.AsMemory(0, wanted * sizeof(int)), cancellation);
        Convert(values.AsSpan(0, count * sizeof(int)), samples.Span);
        position += count / Format.Channels;
        if (count == 0)
            End();
        return count;
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>Fills in the next values, 4 bytes each; returns how many, whole samples of all channels, 0 at the end.</summary>
    protected abstract ValueTask<int> ReadValuesAsync(Memory<byte> bytes, CancellationToken cancellation);

    /// <summary>An error at the place that decoding has come to.</summary>
    protected DiscException Failed(DiscError error, string what, Exception? inner = null) =>
        new(error, $"{Path}: {what} at {Seconds(position)}{(Length is { } length ? $" of {Seconds(length)}" : "")}.", inner: inner);

    protected string Seconds(long samples) => $"{(double)samples / Format.SampleRate:0.000} s";

    private void Convert(ReadOnlySpan<byte> from, Span<float> to)
    {
        if (!IsInteger)
        {
            MemoryMarshal.Cast<byte, float>(from).CopyTo(to);
            return;
        }

        var integers = MemoryMarshal.Cast<byte, int>(from);
        digest?.Append(integers);
        for (var i = 0; i < integers.Length; i++)
            to[i] = integers[i] * (1f / (1L << 31));
    }

    private void End()
    {
        ended = true;
        if (promise.IsBroken(position))
            throw Failed(AudioErrors.FileCut, "the sound ends");
        if (Length is { } promised && IsLengthExact && position > promised)
            throw Failed(AudioErrors.DecoderFailed, "more sound than the file says was found");
        if (digest is not null && digest.Finish() != promise.Md5)
            throw new DiscException(AudioErrors.FlacChecksum, $"{Path}: the MD5 of what was decoded is not the one in the file.");
    }
}
