using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>What was recorded, where, and how it went.</summary>
public sealed record RecordingResult
{
    /// <summary>The drive's name.</summary>
    public required string Drive { get; init; }

    public required Medium Before { get; init; }

    /// <summary>The disc afterwards; nothing where the drive could not say or the disc was ejected before it could be asked.</summary>
    public required Medium? After { get; init; }

    /// <summary>The first block recorded.</summary>
    public required Lba Start { get; init; }

    /// <summary>What lies where: the job's layout, with tracks where the drive put them; after a simulation, where they were wanted.</summary>
    public required DiscLayout Layout { get; init; }

    /// <summary>Blocks of content recorded.</summary>
    public required BlockCount Written { get; init; }

    /// <summary>Empty blocks recorded after the content, as the medium's rules ask.</summary>
    public required BlockCount Padding { get; init; }

    /// <summary>Checksums of the content as it was sent to the drive.</summary>
    public required ContentHashes Hashes { get; init; }

    /// <summary>The whole time, verification included.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Speed of writing alone in bytes a second.</summary>
    public required double BytesPerSecond { get; init; }

    /// <summary>Speed of writing alone in multiples of the medium's 1x.</summary>
    public required double Times { get; init; }

    /// <summary>How the buffer between source and drive was kept filled.</summary>
    public required BufferAccount Buffer { get; init; }

    /// <summary>Everything was read back and found equal.</summary>
    public bool Verified { get; init; }

    /// <summary>Samples by which the drive read the sound late (above 0) or early; nothing where no sound was compared.</summary>
    public int? ReadOffset { get; init; }

    /// <summary>The laser was off: the disc is as it was.</summary>
    public bool Simulated { get; init; }

    /// <summary>The session that was recorded before this one, where one recording made several.</summary>
    public RecordingResult? Earlier { get; init; }

    /// <summary>What the drive would not do, and what could not be made sure; empty when all went well.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <summary>Checksums of recorded content: of samples, and of the user data of data tracks.</summary>
/// <param name="Start">The first block that the checksums cover.</param>
/// <param name="Whole">SHA-256 over everything: 32 bytes.</param>
/// <param name="Pieces">XXH128 over runs of at most 512 blocks, in the order in which they were written; none crosses the border of two tracks.</param>
public sealed record ContentHashes(Lba Start, ByteString Whole, ImmutableArray<PieceHash> Pieces)
{
    /// <summary>The most blocks that one piece covers: 1 MiB of user data.</summary>
    public const int BlocksPerPiece = 512;

    /// <summary>The checksum over everything as 64 hexadecimal digits, as sha256sum prints it.</summary>
    public string Sha256 => Convert.ToHexStringLower(Whole);
}

/// <summary>The checksum of some blocks by which they are compared when they are read back: XXH128, which tells any damage and costs next to nothing.</summary>
/// <param name="Extent">The blocks, under the source's addresses.</param>
/// <param name="Xxh128">128 bits; whoever may be deceived on purpose compares the SHA-256 over everything.</param>
public sealed record PieceHash(Extent Extent, UInt128 Xxh128)
{
    /// <summary>Whether some bytes are those of the blocks.</summary>
    public bool IsOf(ReadOnlySpan<byte> bytes) => System.IO.Hashing.XxHash128.HashToUInt128(bytes) == Xxh128;
}

/// <summary>How well the source kept the buffer filled.</summary>
/// <param name="Underruns">How often the drive had to wait because the buffer was empty.</param>
/// <param name="LowestFill">The lowest fill while content was still to come, 0 to 1; 1 when it never mattered.</param>
public readonly record struct BufferAccount(int Underruns, double LowestFill);
