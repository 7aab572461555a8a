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
            var file = new FfmpegFile(programs.Ffmpeg, input, probe.IsInteger, content.Description, probe.AudioFormat, facts.Tags ?? probe.Tags, promise);
            input = null;
            return file;
        }
        finally
        {
            input?.Dispose();
        }
    }
}
