using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.ElTorito;

namespace OpenImapi.Mastering;

/// <summary>Reads boot images as they stand on the disc: with what they are to know of their own place.</summary>
internal sealed class BootReader(BootSpace space, VolumeFacts facts) : IDisposable
{
    private const int PieceLength = 64 * 1024;

    private readonly Dictionary<int, (int Offset, byte[] Bytes)[]> changes = [];
    private readonly ContentBlocks contents = new();

    public BootFiles Files => space.Files;

    /// <summary>Reads blocks of an image that no directory shows.</summary>
    public async ValueTask ReadAsync(int image, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        await contents.ReadAsync(Files.ContentOf(image), offset, blocks, cancellation);
        await ChangeAsync(image, offset, blocks, cancellation);
    }

    /// <summary>Puts into blocks of an image what it is to know of its own place.</summary>
    public async ValueTask ChangeAsync(int image, long offset, Memory<byte> blocks, CancellationToken cancellation)
    {
        if (!changes.TryGetValue(image, out var all))
            changes.Add(image, all = [.. await ChangesOfAsync(image, cancellation)]);
        foreach (var (at, bytes) in all)
            for (var i = 0; i < bytes.Length; i++)
                if (at + i - offset is var place and >= 0 && place < blocks.Length)
                    blocks.Span[(int)place] = bytes[i];
    }

    public void Dispose() => contents.Dispose();

    private async ValueTask<List<(int Offset, byte[] Bytes)>> ChangesOfAsync(int image, CancellationToken cancellation)
    {
        var (choice, found) = (Files.Options.Images[image], new List<(int, byte[])>());
        var location = space.LocationOf(image, facts);
        if (choice.InfoTable)
        {
            var bytes = new byte[BootInfoTable.Length];
            var descriptor = (uint)(facts.Options.Start + VolumeConstants.SystemArea).Value;
            Structure.Write(new BootInfoTable(descriptor, location, (uint)Files.ContentOf(image).Length, await SumAsync(image, cancellation)), bytes);
            found.Add((BootInfoTable.Offset, bytes));
        }

        if (choice.GrubInfo)
        {
            var bytes = new byte[sizeof(ulong)];
            Structure.Write(new GrubBootInfo(location), bytes);
            found.Add((GrubBootInfo.Offset, bytes));
        }

        return found;
    }

    private async ValueTask<uint> SumAsync(int image, CancellationToken cancellation)
    {
        var (content, sum, piece) = (Files.ContentOf(image), new BootInfoChecksum(), new byte[PieceLength]);
        using var bytes = ContentBlocks.Open(content);
        for (long at = 0; at < content.Length; at += PieceLength)
        {
            var length = (int)Math.Min(PieceLength, content.Length - at);
            await bytes.ReadAsync(at, piece.AsMemory(0, length), cancellation);
            sum.Append(piece.AsSpan(0, length));
        }

        return sum.Value;
    }
}
