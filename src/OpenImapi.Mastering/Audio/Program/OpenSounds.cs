using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The sounds that were read last, kept open; few at once, whatever the number of tracks.</summary>
internal sealed class OpenSounds : IAsyncDisposable
{
    private const int MostOpen = 4;

    /// <summary>The one read last stands last.</summary>
    private readonly List<(AudioContent Content, Stream Stream)> open = [];

    public async ValueTask ReadAsync(AudioContent content, long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        var stream = await TurnAsync(content);
        if (stream.Position != offset)
            stream.Position = offset;
        while (!bytes.IsEmpty)
        {
            var count = await stream.ReadAsync(bytes, cancellation);
            if (count == 0)
                throw new DiscException(MasteringErrors.SourceChanged, $"{content.Description} ended before the samples that were planned.");
            bytes = bytes[count..];
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream) in open)
            await stream.DisposeAsync();
        open.Clear();
    }

    private async ValueTask<Stream> TurnAsync(AudioContent content)
    {
        var at = open.FindLastIndex(one => ReferenceEquals(one.Content, content));
        if (at == open.Count - 1 && at >= 0)
            return open[at].Stream;
        if (at < 0 && open.Count == MostOpen)
        {
            await open[0].Stream.DisposeAsync();
            open.RemoveAt(0);
        }

        var turned = at < 0 ? (content, content.Open()) : open[at];
        if (at >= 0)
            open.RemoveAt(at);
        open.Add(turned);
        return turned.Item2;
    }
}
