using System.IO.Hashing;
using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>Takes the checksums of content as it goes by, a piece at a time.</summary>
internal sealed class ContentHasher : IDisposable
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<PieceHash> pieces = [];

    /// <summary>Takes what counts of the next blocks: one piece at the most.</summary>
    public void Add(Extent blocks, ReadOnlySpan<byte> piece)
    {
        pieces.Add(new(blocks, XxHash128.HashToUInt128(piece)));
        whole.AppendData(piece);
    }

    /// <summary>The checksums of everything so far.</summary>
    public ContentHashes Hashes => new(pieces is [var first, ..] ? first.Extent.Start : default, new(whole.GetCurrentHash().AsMemory()), [.. pieces]);

    public void Dispose() => whole.Dispose();
}
