using System.ComponentModel;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Decodes by ffmpeg as a process of its own: AAC, ALAC, WMA, APE, WavPack, FLAC in Ogg, the sound of videos, and all that libsndfile knows.</summary>
public sealed class FfmpegDecoder : IAudioDecoder
{
    private readonly FfmpegPrograms programs;

    internal FfmpegDecoder(FfmpegPrograms programs) => this.programs = programs;

    /// <summary>The decoder, or nothing where ffmpeg or ffprobe is not found.</summary>
    public static FfmpegDecoder? Find() => FfmpegPrograms.Find() is { } programs ? new(programs) : null;

    public string Name => "ffmpeg";

    public async ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation)
    {
        var content = FileContent.FromFile(path);
        var facts = FileFacts.Read(content);
        var input = new FfmpegInput(path);
        try
        {
            if (await FfmpegProbe.AskAsync(programs.Ffprobe, input, cancellation) is not { } probe)
                return null;
            var promise = facts.Flac?.Promise ?? probe.Promise;
            var process = FfmpegProcess.Start(programs.Ffmpeg, Arguments(input, probe.IsInteger));
            var file = new FfmpegFile(process, input, probe.IsInteger, content.Description, probe.AudioFormat, facts.Tags ?? probe.Tags, promise);
            input = null;
            return file;
        }
        catch (Win32Exception e)
        {
            throw new DiscException(AudioErrors.DecoderFailed, $"ffmpeg cannot be started: {e.Message}", inner: e);
        }
        finally
        {
            input?.Dispose();
        }
    }

    /// <summary>To 32-bit integers, which hold every integer sample as it is, or to floating samples; it stops where it cannot decode.</summary>
    private static IEnumerable<string> Arguments(FfmpegInput input, bool isInteger)
    {
        var format = (isInteger ? "s32" : "f32") + (BitConverter.IsLittleEndian ? "le" : "be");
        return ["-nostdin", "-v", "error", "-xerror", .. input.Arguments, "-map", "0:a:0", "-f", format, "-c:a", "pcm_" + format, "pipe:1"];
    }
}
