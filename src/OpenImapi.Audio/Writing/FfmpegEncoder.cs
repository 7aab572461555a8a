using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Encodes by ffmpeg.</summary>
internal sealed class FfmpegEncoder(FfmpegPrograms programs, string path, AudioTags tags) : IFlacEncoder
{
    private readonly FfmpegProcess process = FfmpegProcess.Start(programs.Ffmpeg,
    [
        "-v", "error", "-y", "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", "pipe:0", "-map_metadata", "-1",
        .. TagFields.Of(tags).SelectMany(tag => new[] { "-metadata", $"{tag.Key}={tag.Value}" }),
        "-c:a", "flac", "-f", "flac", "file:" + path,
    ]);

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> samples, CancellationToken cancellation)
    {
        try
        {
            await process.Input.WriteAsync(samples, cancellation);
        }
        catch (IOException e)
        {
            await process.EndAsync(cancellation);
            throw new IOException($"ffmpeg says: {await process.ComplaintAsync()}", e);
        }
    }

    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        process.Input.Close();
        var exitCode = await process.EndAsync(cancellation);
        var complaint = await process.ComplaintAsync();
        if (exitCode != 0 || complaint.Length > 0)
            throw new IOException($"ffmpeg says: {complaint} (exit code {exitCode})");
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
