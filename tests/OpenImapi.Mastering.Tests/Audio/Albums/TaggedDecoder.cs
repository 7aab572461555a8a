using System.Text;
using System.Text.RegularExpressions;

namespace OpenImapi.Mastering.Tests.Audio.Albums;

/// <summary>Takes files that begin with "tags" for five seconds of silence with the tags that they hold, "title=… track=…".</summary>
internal sealed partial class TaggedDecoder : IAudioDecoder
{
    public string Name => "tags";

    public ValueTask<IAudioFile?> OpenAsync(string path, CancellationToken cancellation)
    {
        using var stream = FileContent.FromFile(path).Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var text = Encoding.UTF8.GetString(bytes);
        return ValueTask.FromResult<IAudioFile?>(text.StartsWith("tags", StringComparison.Ordinal) ? new Silence(text) : null);
    }

    private sealed class Silence(string text) : IAudioFile
    {
        private long left = 5 * 44_100;

        public AudioFormat Format { get; } = new("TAGS", 44_100, 2, 16, IsLossless: true);

        public AudioTags Tags { get; } = new()
        {
            Title = Field(text, "title"),
            Performer = Field(text, "artist"),
            Album = Field(text, "album"),
            AlbumPerformer = Field(text, "of"),
            Genre = Field(text, "genre"),
            Isrc = Field(text, "isrc"),
            Catalog = Field(text, "ean"),
            TrackNumber = int.TryParse(Field(text, "track"), out var track) ? track : null,
            DiscNumber = int.TryParse(Field(text, "disc"), out var disc) ? disc : null,
        };

        public long? Length => 5 * 44_100;

        public bool IsLengthExact => true;

        public ValueTask<int> ReadAsync(Memory<float> samples, CancellationToken cancellation)
        {
            var count = (int)Math.Min(left, samples.Length / 2);
            samples.Span[..(2 * count)].Clear();
            left -= count;
            return ValueTask.FromResult(2 * count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static string Field(string text, string name) =>
        Fields().Matches(text).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["text"].Value.Trim() ?? "";

    [GeneratedRegex("(?<name>[a-z]+)=(?<text>[^;]*);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();
}
