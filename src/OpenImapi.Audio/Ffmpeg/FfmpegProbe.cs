using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpenImapi.Mastering;

namespace OpenImapi.Audio;

/// <summary>What ffprobe says of a file.</summary>
internal sealed record FfmpegProbe(FfmpegProbe.StreamPart[]? Streams, FfmpegProbe.FormatPart? Format)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Asks of a file's first sound; nothing where it has none, or is of no kind that ffmpeg knows.</summary>
    public static async Task<FfmpegProbe?> AskAsync(string program, FfmpegInput input, CancellationToken cancellation)
    {
        string[] arguments = ["-v", "error", "-print_format", "json", "-show_format", "-show_streams", "-select_streams", "a:0", .. input.Arguments];
        var (exitCode, output, _) = await FfmpegProcess.RunAsync(program, arguments, Limit, cancellation);
        if (exitCode != 0)
            return null;
        try
        {
            var probe = JsonSerializer.Deserialize(output, FfmpegJson.Default.FfmpegProbe);
            return probe?.Streams is [{ SampleRate: > 0, Channels: > 0 }, ..] ? probe : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first sound.</summary>
    [JsonIgnore]
    public StreamPart Sound => Streams![0];

    /// <summary>Tags of the file and of the sound: those of Ogg files stand there.</summary>
    [JsonIgnore]
    public AudioTags Tags => TagFields.ToTags((Format?.Tags ?? []).Concat(Sound.Tags ?? []));

    [JsonIgnore]
    public AudioFormat AudioFormat =>
        new(CodecName, Sound.SampleRate, Sound.Channels, IsLossless && IsInteger ? Bits : 0, IsLossless) { ChannelMask = ChannelMask };

    /// <summary>The codec decodes to integers.</summary>
    [JsonIgnore]
    public bool IsInteger => Sound.SampleFormat is not null && Sound.SampleFormat.TrimEnd('p') is "u8" or "s16" or "s32";

    [JsonIgnore]
    private bool IsLossless =>
        Sound.Codec is "flac" or "alac" or "ape" or "wavpack" or "tta" or "tak" or "shorten" or "mp4als" or "truehd" or "mlp" or "wmalossless"
        || Sound.Codec?.StartsWith("pcm_", StringComparison.Ordinal) == true;

    /// <summary>WAVE's mask of the layouts that ffmpeg has a name for, as far as music has them; it gives channels in WAVE's order.</summary>
    [JsonIgnore]
    private uint ChannelMask => Sound.ChannelLayout switch
    {
        "2.1" => 0xB,
        "3.0" => 0x7,
        "3.0(back)" => 0x103,
        "3.1" => 0xF,
        "4.0" => 0x107,
        "quad" => 0x33,
        "quad(side)" => 0x603,
        "4.1" => 0x10F,
        "5.0" => 0x37,
        "5.0(side)" => 0x607,
        "5.1" => 0x3F,
        "5.1(side)" => 0x60F,
        "6.1" => 0x70F,
        "7.1" => 0x63F,
        _ => 0,
    };

    [JsonIgnore]
    private int Bits => int.TryParse(Sound.RawBits, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) && bits is > 0 and <= 32 ? bits
        : Sound.SampleFormat?.TrimEnd('p') switch { "u8" => 8, "s16" => 16, _ => 32 };

    /// <summary>How long the sound must be: to the sample where it is lossless; in MP4 the length tells where padding begins.</summary>
    [JsonIgnore]
    public Promise Promise
    {
        get
        {
            if (Sound.DurationInTicks is not > 0 || Sound.TimeBase?.Split('/') is not [var above, var below]
                || !long.TryParse(above, out var ticks) || !long.TryParse(below, out var second) || second <= 0)
                return default;
            var isWhole = ticks == 1 && second == Sound.SampleRate;
            var length = (long)((Int128)Sound.DurationInTicks * ticks * Sound.SampleRate / second);
            var isMovie = Container.Contains("mp4", StringComparison.Ordinal);
            if (isWhole && (IsLossless || Sound.Codec == "vorbis"))
                return new(length, IsExact: true);
            if (isWhole && isMovie)
                return new(length, IsExact: false) { CutAtEnd = true, Tolerance = LongestPadding };

            // The length in these containers is a time, not a guess by the bit rate.
            var isTime = isMovie || Container is "asf" || Container.Contains("matroska", StringComparison.Ordinal);
            return new(length, IsExact: false) { Tolerance = isTime ? Sound.SampleRate : null };
        }
    }

    /// <summary>Samples that encoders of AAC put before the sound and round it up by, at most.</summary>
    private const int LongestPadding = 8192;

    [JsonIgnore]
    private string Container => Format?.Name ?? "";

    [JsonIgnore]
    private string CodecName => Sound.Codec switch
    {
        "wavpack" => "WavPack",
        "vorbis" => "Ogg Vorbis",
        "opus" => "Opus",
        "wmav1" or "wmav2" or "wmapro" or "wmalossless" => "WMA",
        null => "?",
        var name => name.ToUpperInvariant(),
    };

    internal sealed record FormatPart(
        [property: JsonPropertyName("format_name")] string? Name,
        [property: JsonPropertyName("tags")] Dictionary<string, string>? Tags);

    internal sealed record StreamPart(
        [property: JsonPropertyName("codec_name")] string? Codec,
        [property: JsonPropertyName("sample_fmt")] string? SampleFormat,
        [property: JsonPropertyName("sample_rate")] int SampleRate,
        [property: JsonPropertyName("channels")] int Channels,
        [property: JsonPropertyName("channel_layout")] string? ChannelLayout,
        [property: JsonPropertyName("bits_per_raw_sample")] string? RawBits,
        [property: JsonPropertyName("time_base")] string? TimeBase,
        [property: JsonPropertyName("duration_ts")] long DurationInTicks,
        [property: JsonPropertyName("tags")] Dictionary<string, string>? Tags);
}

[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(FfmpegProbe))]
internal sealed partial class FfmpegJson : JsonSerializerContext;
