using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Makes the list of checksums of the files as they are read for the image; a file that was not read when its line is asked for is read then.</summary>
/// <param name="tree">The tree.</param>
/// <param name="listing">The lines.</param>
/// <param name="dataOf">The file under whose name the data of a file are read.</param>
/// <param name="read">Reads bytes of a file as they are on the disc.</param>
internal sealed class ChecksumReader(SourceTree tree, ChecksumListing listing, Func<int, int> dataOf, Func<int, long, Memory<byte>, CancellationToken, ValueTask> read) : IDisposable
{
    private const int BufferLength = 1 << 20;

    private readonly Sha256Value[] hashes = new Sha256Value[tree.NodeCount];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int current = -1;
    private long position;
    private byte[] line = [];
    private int lineNumber = -1;
    private long lineStart;

    /// <summary>Whether a file is the list itself.</summary>
    public bool IsList(int file) => file == listing.List.Node;

    /// <summary>Takes in bytes of a file that were read for the image. Only a file that is read in order, from its start to its end, is understood.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.SourceChanged"/>: the file's checksum was another when it was read before.</exception>
    public void Take(int file, long offset, ReadOnlySpan<byte> bytes)
    {
        if (offset == 0)
        {
            (current, position) = (file, 0);
            _ = hash.GetHashAndReset();
        }

        if (file != current || offset != position)
        {
            current = -1;
            return;
        }

        hash.AppendData(bytes);
        position += bytes.Length;
        if (position < tree.Row(file).Length)
            return;
        current = -1;
        var value = new Sha256Value(hash.GetHashAndReset());
        if (hashes[file] is { IsKnown: true } before && before != value)
            throw new DiscException(MasteringErrors.SourceChanged, $"{tree.PathOf(new(file))} changed while the disc was being made: its checksum is another than it was.");
        hashes[file] = value;
    }

    /// <summary>Fills in bytes of the list.</summary>
    public async ValueTask FillAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        if (lineNumber < 0 || offset < lineStart)
            (lineNumber, lineStart, line) = (0, 0, listing.Count > 0 ? await LineAsync(0, cancellation) : []);
        while (!bytes.IsEmpty)
        {
            for (; offset >= lineStart + line.Length; line = await LineAsync(lineNumber, cancellation))
            {
                lineStart += line.Length;
                lineNumber++;
            }

            var part = line.AsMemory((int)(offset - lineStart));
            part = part[..Math.Min(part.Length, bytes.Length)];
            part.CopyTo(bytes);
            (bytes, offset) = (bytes[part.Length..], offset + part.Length);
        }
    }

    public void Dispose() => hash.Dispose();

    private async ValueTask<byte[]> LineAsync(int number, CancellationToken cancellation)
    {
        var file = listing.FileOf(number);
        if (tree.RecordedContentOf(file) is not null && listing.List.Known(file) is { } known)
            return listing.LineOf(number, known);
        if (tree.Row(file).Length == 0)
            return listing.LineOf(number, SHA256.HashData([]));
        var data = dataOf(file);
        if (!hashes[data].IsKnown)
            await ReadAsync(data, cancellation);
        return listing.LineOf(number, hashes[data].Bytes());
    }

    private async ValueTask ReadAsync(int file, CancellationToken cancellation)
    {
        var (length, buffer) = (tree.Row(file).Length, new byte[Math.Min(BufferLength, (tree.Row(file).Length + BlockSizes.UserData - 1) / BlockSizes.UserData * BlockSizes.UserData)]);
        for (long offset = 0, count; offset < length; offset += count)
        {
            count = Math.Min(buffer.Length, length - offset);
            var blocks = buffer.AsMemory(0, (int)BlockCount.ForBytes(count).Bytes());
            await read(file, offset, blocks, cancellation);
        }
    }

    /// <summary>The 32 bytes of a checksum; all zeros where it is not known.</summary>
    private readonly record struct Sha256Value(ulong First, ulong Second, ulong Third, ulong Fourth)
    {
        public Sha256Value(byte[] bytes)
            : this(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8), BitConverter.ToUInt64(bytes, 16), BitConverter.ToUInt64(bytes, 24))
        {
        }

        public bool IsKnown => this != default;

        public byte[] Bytes() => [.. BitConverter.GetBytes(First), .. BitConverter.GetBytes(Second), .. BitConverter.GetBytes(Third), .. BitConverter.GetBytes(Fourth)];
    }
}
