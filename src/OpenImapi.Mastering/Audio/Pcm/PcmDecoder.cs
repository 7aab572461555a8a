using System.Text;

namespace OpenImapi.Mastering;

/// <summary>
/// This library's own reader of uncompressed sound: WAV, RF64, Sony Wave64, AIFF, AIFF-C, Sun audio, and files of bare samples. It needs
/// nothing else installed. Compressed sound in one of these files is left to other decoders.
/// </summary>
/// <param name="rawFiles">What files without a header hold; CD audio when not given.</param>
public sealed class PcmDecoder(RawFileOptions? rawFiles = null) : IAudioDecoder
{
    private const int SignatureLength = 40;

    public string Name => "PCM";

    /// <inheritdoc/>
    public ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        cancellation.ThrowIfCancellationRequested();
        var bytes = new SoundBytes(DiskContent.Of(path).OpenFile(), path);
        try
        {
            if (LayoutOf(bytes) is { } layout)
            {
                var file = new PcmFile(bytes, layout);
                bytes = null;
                return ValueTask.FromResult<IAudioFile?>(file);
            }
        }
        finally
        {
            bytes?.Dispose();
        }

        return ValueTask.FromResult<IAudioFile?>(null);
    }

    private PcmLayout? LayoutOf(SoundBytes bytes)
    {
        Span<byte> start = stackalloc byte[SignatureLength];
        start = start[..bytes.Read(0, start)];
        var (id, kind) = (TextAt(start, 0), TextAt(start, 8));
        return (id, kind) switch
        {
            ("RIFF" or "RF64" or "BW64", "WAVE") => new WaveReader(bytes, ChunkForm.Riff).Read(),
            ("FORM", "AIFF" or "AIFC") => new AiffReader(bytes, isCompressed: kind == "AIFC").Read(),
            (".snd" or "dns.", _) => SunAudio.Read(bytes, isBigEndian: id == ".snd"),
            _ when Wave64.IsHeader(start) => new WaveReader(bytes, ChunkForm.Wave64).Read(),
            _ => (rawFiles ?? new()).LayoutOf(bytes),
        };
    }

    private static string TextAt(ReadOnlySpan<byte> bytes, int offset) =>
        bytes.Length >= offset + 4 ? Encoding.Latin1.GetString(bytes.Slice(offset, 4)) : "";
}
