using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;

namespace OpenImapi.Mastering;

/// <summary>Writes CD audio to a .wav file, RF64 where it does not fit into 4 GiB. The file gets its name when it is complete.</summary>
public sealed class WavWriter : IDisposable
{
    private readonly TargetFile target;
    private readonly string path;
    private readonly long end;
    private long position;

    private WavWriter(TargetFile target, string path, byte[] header, SampleCount length)
    {
        (this.target, this.path, position, end) = (target, path, header.Length, header.Length + length.Bytes);
        Write(header, 0);
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its name; the folder must exist.</param>
    /// <param name="length">Samples that will be written, exactly.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <exception cref="DiscException">The name is taken, the folder is missing or not writable, or there is too little room.</exception>
    public static WavWriter Create(string path, SampleCount length, bool overwrite = false)
    {
        var header = WavHeader.Of(length);
        return new(TargetFile.Create(path, header.Length + length.Bytes, overwrite), path, header, length);
    }

    /// <summary>Adds samples.</summary>
    /// <exception cref="ArgumentException">They are more than were promised.</exception>
    /// <exception cref="DiscException">The file cannot be written.</exception>
    public void Write(ReadOnlySpan<byte> samples)
    {
        if (samples.Length > end - position)
            throw new ArgumentException($"{samples.Length} bytes are more than the {end - position} that are left of what {path} was to hold.", nameof(samples));
        Write(samples, position);
        position += samples.Length;
    }

    /// <summary>Brings every byte to the disk and gives the file its name.</summary>
    /// <exception cref="InvalidOperationException">Fewer samples were written than promised.</exception>
    public void Complete()
    {
        if (position != end)
            throw new InvalidOperationException($"{end - position} bytes are missing from what {path} was to hold.");
        target.Complete();
    }

    /// <summary>Writes all of some sound, which must be prepared.</summary>
    /// <exception cref="DiscException">
    /// The sound cannot be read, or the file not be written; then nothing stands under its name that was not there before.
    /// </exception>
    public static async Task WriteAsync(
        AudioContent content, string path, bool overwrite = false, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var stream = content.Open();
        using var writer = Create(path, content.Length, overwrite);
        var buffer = new byte[ImageStream.BufferLength];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            writer.Write(buffer.AsSpan(0, count));
            progress?.Report((double)writer.position / writer.end);
        }

        writer.Complete();
    }

    /// <summary>Removes the file unless it is complete.</summary>
    public void Dispose() => target.Dispose();

    private void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(target.Handle, bytes, offset);
        }
        catch (IOException e)
        {
            throw new DiscException(MasteringErrors.DestinationFailed, $"{path} cannot be written: {e.Message}", inner: e);
        }
    }
}
