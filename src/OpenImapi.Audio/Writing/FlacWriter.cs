using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Writes CD audio to a .flac file with tags, by libsndfile, else by ffmpeg. The file gets its name when it is complete.</summary>
public sealed class FlacWriter : IAsyncDisposable
{
    private readonly IFlacEncoder encoder;
    private readonly string path;
    private readonly string partial;
    private readonly bool overwrite;
    private bool isDone;
    private bool isEmpty = true;

    private FlacWriter(IFlacEncoder encoder, string path, string partial, bool overwrite) =>
        (this.encoder, this.path, this.partial, this.overwrite) = (encoder, path, partial, overwrite);

    /// <summary>Something here can write FLAC files.</summary>
    public static bool IsAvailable => NativeLibraries.Has(NativeLibraries.Sndfile) || FfmpegPrograms.Find() is not null;

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its name; the folder must exist.</param>
    /// <param name="tags">What the file shall say of itself, as Vorbis comments.</param>
    /// <param name="overwrite">Whether a file of that name may be replaced.</param>
    /// <exception cref="DiscException">The name is taken, the folder is not there or not writable, or nothing here can write FLAC.</exception>
    public static FlacWriter Create(string path, AudioTags tags, bool overwrite = false) =>
        Create(path, tags, overwrite, NativeLibraries.Has(NativeLibraries.Sndfile), FfmpegPrograms.Find());

    internal static FlacWriter Create(string path, AudioTags tags, bool overwrite, bool hasSndfile, FfmpegPrograms? programs)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tags);
        var full = Path.GetFullPath(path);
        if (Path.Exists(full) && !(overwrite && File.Exists(full)))
            throw new DiscException(MasteringErrors.DestinationExists, $"{full} is already there.", "Choose another name, or allow overwriting.");
        var folder = Path.GetDirectoryName(full) ?? full;
        if (!Directory.Exists(folder))
            throw new DiscException(MasteringErrors.DestinationFailed, $"The folder {folder} is not there.");
        var unnamed = Path.Combine(folder, $".{Path.GetFileName(full)}.{Environment.ProcessId}.partial");
        IFlacEncoder chosen = hasSndfile ? SndfileEncoder.Open(unnamed, tags)
            : programs is not null ? new FfmpegEncoder(programs, unnamed, tags)
            : throw new DiscException(AudioErrors.NoFlacEncoder);
        return new(chosen, full, unnamed, overwrite);
    }

    /// <summary>Adds samples of 4 bytes each.</summary>
    /// <exception cref="DiscException">The file cannot be written.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation = default)
    {
        if (samples.Length % SampleCount.Size != 0)
            throw new ArgumentException($"{samples.Length} bytes are not a whole number of samples of {SampleCount.Size} bytes.", nameof(samples));
        isEmpty &= samples.IsEmpty;
        try
        {
            await encoder.WriteAsync(samples, cancellation);
        }
        catch (IOException e)
        {
            throw Failed(e);
        }
    }

    /// <summary>Brings the rest into the file and gives it its name.</summary>
    /// <exception cref="DiscException">The file cannot be written; then nothing stands under its name that was not there before.</exception>
    /// <exception cref="InvalidOperationException">No sample was written.</exception>
    public async ValueTask CompleteAsync(CancellationToken cancellation = default)
    {
        if (isEmpty)
            throw new InvalidOperationException($"No sample was written to {path}.");
        try
        {
            await encoder.FinishAsync(cancellation);
            File.Move(partial, path, overwrite);
            isDone = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e);
        }
    }

    /// <summary>Writes all of some sound, which must be prepared.</summary>
    /// <exception cref="DiscException">
    /// The sound cannot be read, or the file not be written; then nothing stands under its name that was not there before.
    /// </exception>
    public static async Task WriteAsync(AudioContent content, string path, AudioTags tags, bool overwrite = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        await using var stream = content.Open();
        await using var writer = Create(path, tags, overwrite);
        var buffer = new byte[64 * 1024];
        while (await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation) is > 0 and var count)
            await writer.WriteAsync(buffer.AsMemory(0, count), cancellation);
        await writer.CompleteAsync(cancellation);
    }

    /// <summary>Removes the file unless it is complete.</summary>
    public async ValueTask DisposeAsync()
    {
        await encoder.DisposeAsync();
        if (!isDone)
            File.Delete(partial);
    }

    private DiscException Failed(Exception cause) => new(AudioErrors.EncoderFailed, $"{path} cannot be written: {cause.Message}", inner: cause);
}

/// <summary>Encodes 16-bit stereo samples at 44,100 Hz into a file of FLAC. Failures are <see cref="IOException"/>s.</summary>
internal interface IFlacEncoder : IAsyncDisposable
{
    ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation);

    /// <summary>Completes the file and closes it.</summary>
    ValueTask FinishAsync(CancellationToken cancellation);
}
