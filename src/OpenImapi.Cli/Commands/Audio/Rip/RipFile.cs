using OpenImapi.Audio;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mastering;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>A file of sound, and which parts of the disc go into it.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Parts">In order; sound hidden before the first track goes into that track's file.</param>
/// <param name="Tags">What it says of itself.</param>
internal sealed record RipFile(string Path, IReadOnlyList<AudioPart> Parts, AudioTags Tags)
{
    private const string Wav = "wav";
    private const string Flac = "flac";

    public SampleCount Length => SampleCount.Of(new(Parts.Sum(part => part.Extent.Length.Value)));

    /// <summary>The folder written to.</summary>
    public static string FolderOf(RippedDisc disc, RipSettings how) => System.IO.Path.GetFullPath(how.Output ?? disc.Name);

    /// <summary>The files to write, and their folder made.</summary>
    /// <exception cref="DiscException">A track is not there, a file is there already, or FLAC cannot be written here.</exception>
    public static IReadOnlyList<RipFile> Plan(RippedDisc disc, RipSettings how)
    {
        var parts = AudioPart.Of(disc.Layout);
        foreach (var number in how.Tracks)
            if (!parts.Any(part => part.Track == number))
                throw UsageFault.Of($"The disc has no audio track {number}.", $"It has {string.Join(", ", disc.Tracks.Select(track => track.Number))}.");
        var wanted = parts.Where(part => how.Tracks.Count == 0 || how.Tracks.Contains(Math.Max(part.Track, FirstAfter(parts, part)))).ToList();
        var (folder, ending) = (FolderOf(disc, how), EndingOf(how.Format));
        List<RipFile> files = how.Single
            ? [new(System.IO.Path.Combine(folder, $"{disc.Name}.{ending}"), wanted, disc.TagsOf(0) with { Title = disc.Text.Title })]
            : [.. wanted.GroupBy(part => Math.Max(part.Track, FirstAfter(parts, part)))
                .Select(file => new RipFile(System.IO.Path.Combine(folder, $"{disc.FileNameOf(file.Key)}.{ending}"), [.. file], disc.TagsOf(file.Key)))];
        MakeFolder(folder);
        return files.Find(file => File.Exists(file.Path)) is { } existing && !how.Force
            ? throw new DiscException(CliErrors.OutputExists, $"{existing.Path} is there already.") : files;
    }

    /// <summary>Opens the file for its samples.</summary>
    public ISoundWriter Create(bool overwrite) => Path.EndsWith(Flac, StringComparison.Ordinal)
        ? new FlacSound(FlacWriter.Create(Path, Tags, overwrite)) : new WavSound(WavWriter.Create(Path, Length, overwrite));

    private static int FirstAfter(IEnumerable<AudioPart> parts, AudioPart hidden) => parts.First(part => part.Track > 0 && part.Extent.Start >= hidden.Extent.Start).Track;

    private static string EndingOf(string? format) => format switch
    {
        Wav => Wav,
        null => FlacWriter.IsAvailable ? Flac : Wav,
        _ when FlacWriter.IsAvailable => Flac,
        _ => throw new DiscException(AudioErrors.EncoderFailed, "Nothing here can write FLAC files.", "Install libsndfile or ffmpeg, or say --format wav."),
    };

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(CliErrors.OutputFailed, $"The folder {folder} cannot be made: {fault.Message}", inner: fault);
        }
    }
}

/// <summary>Takes samples into a file that gets its name when it is complete.</summary>
internal interface ISoundWriter : IAsyncDisposable
{
    ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation);

    ValueTask CompleteAsync(CancellationToken cancellation);
}

internal sealed class WavSound(WavWriter file) : ISoundWriter
{
    public ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation)
    {
        file.Write(samples.Span);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(CancellationToken cancellation)
    {
        file.Complete();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return ValueTask.CompletedTask;
    }
}

internal sealed class FlacSound(FlacWriter file) : ISoundWriter
{
    public ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation) => file.WriteAsync(samples, cancellation);

    public ValueTask CompleteAsync(CancellationToken cancellation) => file.CompleteAsync(cancellation);

    public ValueTask DisposeAsync() => file.DisposeAsync();
}
