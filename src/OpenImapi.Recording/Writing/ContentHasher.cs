using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Takes the checksums of content as it goes by, a piece at a time.</summary>
internal sealed class ContentHasher : IDisposable
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<PieceHash> pieces = [];

    /// <summary>Takes what counts of the next blocks: one piece at the most.</summary>
    /// <remarks>Its own checksum and the one over everything are taken side by side: each alone is slower than a fast drive.</remarks>
    public async ValueTask AddAsync(Extent blocks, ReadOnlyMemory<byte> piece)
    {
        var appending = Task.Run(() => whole.AppendData(piece.Span));
        pieces.Add(new(blocks, new(SHA256.HashData(piece.Span).AsMemory())));
        await appending;
    }

    /// <summary>The checksums of everything so far.</summary>
    public ContentHashes Hashes => new(pieces is [var first, ..] ? first.Extent.Start : default, new(whole.GetCurrentHash().AsMemory()), [.. pieces]);

    public void Dispose() => whole.Dispose();
}
