using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>A file that ffmpeg decodes. The process starts with the first reading: whoever only looks at tags needs none.</summary>
internal sealed class FfmpegFile(
    string program, FfmpegInput input, bool isInteger, string path, AudioFormat format, AudioTags tags, Promise promise)
    : DecodedFile(path, format, tags, promise)
{
    private FfmpegProcess? process;

    protected override bool IsInteger => isInteger;

    protected override async ValueTask<int> ReadValuesAsync(Memory<byte> bytes, CancellationToken cancellation)
    {
        process ??= Start();
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
        if (process is not null)
            await process.DisposeAsync();
        input.Dispose();
    }

    /// <summary>To 32-bit integers, which hold every integer sample as it is, or to floating samples; it stops where it cannot decode.</summary>
    private FfmpegProcess Start()
    {
        var form = (isInteger ? "s32" : "f32") + (BitConverter.IsLittleEndian ? "le" : "be");
        return FfmpegProcess.Start(program,
            ["-nostdin", "-v", "error", "-xerror", .. input.Arguments, "-map", "0:a:0", "-f", form, "-c:a", "pcm_" + form, "pipe:1"]);
    }
}
