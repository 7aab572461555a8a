using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>How a file is named to ffmpeg: as a file and nothing else, whatever its name looks like.</summary>
/// <remarks>Where its name is not text, it is held open and named by its place among this process's open files (Linux).</remarks>
internal sealed class FfmpegInput : IDisposable
{
    /// <summary>Containers that hold music; a file that is a playlist of others, a picture or a script is of none of them.</summary>
    private const string Containers = "aac,ac3,aiff,amr,ape,asf,au,avi,caf,dsf,dts,dtshd,eac3,flac,flv,iff,ircam,loas,matroska,webm,mlp,"
        + "mov,mp4,m4a,3gp,3g2,mj2,mp3,mpc,mpc8,mpeg,mpegts,nut,ogg,oma,qcp,rm,shn,sox,tak,truehd,tta,voc,w64,wav,wv,wve,xwma";

    private readonly SafeFileHandle? held;

    public FfmpegInput(string path)
    {
        held = PathText.HasText(path) ? null : PathText.Open(path);
        var name = held is null ? Path.GetFullPath(path) : $"/proc/{Environment.ProcessId}/fd/{held.DangerousGetHandle()}";
        Arguments = ["-protocol_whitelist", "file,pipe", "-format_whitelist", Containers, "-i", "file:" + name];
    }

    /// <summary>What names the file on a command line of ffmpeg or ffprobe.</summary>
    public ImmutableArray<string> Arguments { get; }

    public void Dispose() => held?.Dispose();
}
