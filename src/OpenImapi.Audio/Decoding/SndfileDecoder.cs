using System.Globalization;
using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>Decodes by libsndfile: FLAC, Ogg Vorbis, Opus, MP3, and uncompressed sound in WAV, AIFF, W64, RF64, CAF and older files.</summary>
public sealed class SndfileDecoder : IAudioDecoder
{
    private SndfileDecoder()
    {
    }

    /// <summary>The decoder, or nothing where the library is not installed.</summary>
    public static SndfileDecoder? Find() => NativeLibraries.Has(NativeLibraries.Sndfile) ? new() : null;

    public string Name => $"libsndfile {Sndfile.Version}";

    public ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var content = FileContent.FromFile(path);
        var facts = FileFacts.Read(content);

        // The library's FLAC decoder fails on Ogg pages after it has accepted them.
        return ValueTask.FromResult<IAudioFile?>(facts.IsOggFlac ? null : Open(content, facts));
    }

    private static SndfileFile? Open(FileContent content, FileFacts facts)
    {
        var info = default(SndfileInfo);
        var file = new SndfileHandle(content.Open(), Sndfile.Read, ref info);
        if (!file.IsInvalid)
            return Open(file, info, content, facts);
        var (error, message) = (Sndfile.Error(0), Sndfile.Message(0));
        file.Dispose();
        return error == Sndfile.UnrecognisedFormat ? null
            : throw new DiscException(AudioErrors.DecoderFailed,
                $"{content.Description} cannot be decoded: libsndfile says: {message.Trim()}", inner: file.Fault);
    }

    private static SndfileFile? Open(SndfileHandle file, SndfileInfo info, FileContent content, FileFacts facts)
    {
        try
        {
            if (info.Type == SndfileType.Raw || info is { SampleRate: <= 0 } or { Channels: <= 0 })
                return null;
            RefuseCut(file, content.Description);
            var map = info.Coding is SndfileCoding.Vorbis or SndfileCoding.Opus
                ? ChannelOrder.OfVorbis(info.Channels)
                : Sndfile.ChannelMap(file.File, info.Channels);
            var result = new SndfileFile(file, info, map, content.Description,
                FormatOf(info, facts) with { ChannelMask = ChannelOrder.MaskOf(map) }, facts.Tags ?? TagsOf(file.File), PromiseOf(info, facts));
            file = null!;
            return result;
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <summary>Where a container says more bytes than the file has, the library takes what there is and only writes it into its log.</summary>
    private static void RefuseCut(SndfileHandle file, string path)
    {
        if (Sndfile.Log(file.File).Split('\n').FirstOrDefault(IsCut) is { } line)
            throw new DiscException(AudioErrors.FileCut, $"{path}: the file is shorter than its header says (libsndfile says: {line.Trim(' ', '*', '\r')}).");
    }

    /// <summary>A line such as "data : 1764104 (should be 900000)". A length of all ones is that of a writer who did not know it.</summary>
    private static bool IsCut(string line)
    {
        if (line.Contains("> file length", StringComparison.Ordinal))
            return true;
        var (colon, should) = (line.IndexOf(':', StringComparison.Ordinal), line.IndexOf("(should be ", StringComparison.Ordinal));
        return colon >= 0 && should > colon && long.TryParse(line.AsSpan(colon + 1, should - colon - 1), out var said)
            && long.TryParse(line.AsSpan(should + 11).Trim().TrimEnd(')'), out var found) && said > found && said < uint.MaxValue - 0x1000;
    }

    private static Promise PromiseOf(SndfileInfo info, FileFacts facts)
    {
        if (facts.Flac is { } flac)
            return flac.Promise;
        return info.Frames is > 0 and < long.MaxValue ? new(info.Frames, info.Type != SndfileType.Mpeg) : default;
    }

    private static AudioFormat FormatOf(SndfileInfo info, FileFacts facts)
    {
        var bits = info.Coding switch
        {
            SndfileCoding.Signed8 or SndfileCoding.Unsigned8 => 8,
            SndfileCoding.Signed16 or SndfileCoding.Alac16 => 16,
            SndfileCoding.Alac20 => 20,
            SndfileCoding.Signed24 or SndfileCoding.Alac24 => 24,
            SndfileCoding.Signed32 or SndfileCoding.Alac32 => 32,
            _ => 0,
        };
        var codec = info.Coding switch
        {
            SndfileCoding.Vorbis => "Ogg Vorbis",
            SndfileCoding.Opus => "Opus",
            SndfileCoding.MpegLayer1 => "MP1",
            SndfileCoding.MpegLayer2 => "MP2",
            SndfileCoding.MpegLayer3 => "MP3",
            >= SndfileCoding.Alac16 and <= SndfileCoding.Alac32 => "ALAC",
            _ => ContainerOf(info.Type),
        };
        return new(codec, info.SampleRate, info.Channels, facts.Flac?.BitsPerSample ?? bits,
            bits > 0 || info.Coding is SndfileCoding.Float or SndfileCoding.Double);
    }

    private static string ContainerOf(SndfileType type) => type switch
    {
        SndfileType.Wav or SndfileType.WavExtensible => "WAV",
        SndfileType.Mpeg => "MP3",
        _ => type.ToString().ToUpperInvariant(),
    };

    private static AudioTags TagsOf(nint file) => new()
    {
        Title = Sndfile.Text(file, Sndfile.Title),
        Performer = Sndfile.Text(file, Sndfile.Artist),
        Album = Sndfile.Text(file, Sndfile.Album),
        Comment = Sndfile.Text(file, Sndfile.Comment),
        Genre = Sndfile.Text(file, Sndfile.Genre),
        TrackNumber = int.TryParse(Sndfile.Text(file, Sndfile.TrackNumber), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
    };
}
