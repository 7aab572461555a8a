using OpenImapi.Formats;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Reads system use fields with their continuation areas, of which those of one directory mostly lie side by side.</summary>
internal sealed class SystemUseFetcher(IBlockSource source, VolumeFaults faults)
{
    /// <summary>Blocks fetched at once; a continuation area may have 64 KiB.</summary>
    private const int BlocksAtOnce = 16;

    private readonly FaultList found = [];
    private byte[] window = [];
    private Extent held;

    /// <summary>What the entries of one record say together; what breaks the standards goes to the volume's faults.</summary>
    public async ValueTask<RockRidgeFile> ReadAsync(ByteString systemUse, int skip, Lba block, string path, CancellationToken cancellation)
    {
        var reader = new SystemUseReader(found);
        reader.Begin(systemUse, skip);
        while (reader.Wanted is { } wanted)
        {
            if (!source.Extent.Contains(wanted))
            {
                reader.Abandon($"it lies outside the image, which has {source.Extent}");
                continue;
            }

            await FetchAsync(wanted, cancellation);
            var start = (int)(wanted.Start - held.Start).Bytes();
            reader.Continue(window.AsSpan(start, (int)wanted.Length.Bytes()));
        }

        var file = RockRidgeFile.Of(reader.Entries, found);
        faults.Report(block, path, found, ofSystemUse: true);
        return file;
    }

    private async ValueTask FetchAsync(Extent wanted, CancellationToken cancellation)
    {
        if (held.Contains(wanted))
            return;
        var length = BlockCount.Min(BlockCount.Max(wanted.Length, new(BlocksAtOnce)), source.Extent.End - wanted.Start);
        if (window.Length < length.Bytes())
            window = new byte[length.Bytes()];
        held = default;
        try
        {
            await source.ReadAsync(wanted.Start, window.AsMemory(0, (int)length.Bytes()), cancellation);
        }
        catch (UnreadableBlockException fault) when (!wanted.Contains(fault.Block))
        {
            length = wanted.Length;
            await source.ReadAsync(wanted.Start, window.AsMemory(0, (int)length.Bytes()), cancellation);
        }

        held = new(wanted.Start, length);
    }
}
