using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Takes the checksums of content as it goes by, a MiB at a time.</summary>
internal sealed class ContentHasher(Lba start) : IDisposable
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<ByteString> pieces = [];

    /// <summary>Takes the next MiB; only the last may be shorter.</summary>
    /// <remarks>Its own checksum and the one over everything are taken side by side: each alone is slower than a fast drive.</remarks>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> piece)
    {
        var appending = Task.Run(() => whole.AppendData(piece.Span));
        pieces.Add(new(SHA256.HashData(piece.Span).AsMemory()));
        await appending;
    }

    /// <summary>The checksums of everything so far.</summary>
    public ContentHashes Hashes => new(start, new(whole.GetCurrentHash().AsMemory()), [.. pieces]);

    public void Dispose() => whole.Dispose();
}
