using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>A file that ffmpeg decodes.</summary>
internal sealed class FfmpegFile(
    FfmpegProcess process, FfmpegInput input, bool isInteger, string path, AudioFormat format, AudioTags tags, Promise promise)
    : DecodedFile(path, format, tags, promise)
{
    protected override bool IsInteger => isInteger;

    protected override async ValueTask<int> ReadValuesAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        var count = await process.Output.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (count == bytes.Length)
            return count / sizeof(int);
        var exitCode = await process.EndAsync(cancellation);
        var complaint = await process.ComplaintAsync();
        if (exitCode != 0 || complaint.Length > 0 || count % (Format.Channels * sizeof(int)) != 0)
            throw Failed(AudioErrors.DecoderFailed, $"ffmpeg says: {complaint.TrimEnd('.')} (exit code {exitCode}),");
        return count / sizeof(int);
    }

    public override async ValueTask DisposeAsync()
    {
        await process.DisposeAsync();
        input.Dispose();
    }
}
