using System.Runtime.CompilerServices;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>One name of a directory and where it stands.</summary>
/// <param name="Block">The block of the disc that its descriptor begins in.</param>
/// <param name="Descriptor">What it says.</param>
internal readonly record struct PlacedName(Lba Block, FileIdentifierDescriptor Descriptor);

/// <summary>Reads the file identifier descriptors of a directory, one after another (4/8.6).</summary>
internal static class UdfDirectoryReader
{
    /// <summary>More than one descriptor can have: 38 bytes, an implementation use below 64 KiB and a name.</summary>
    private const int BufferLength = 128 * 1024;

    public static async IAsyncEnumerable<PlacedName> ReadAsync(
        UdfBlocks blocks, UdfContent content, string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var buffer = new byte[(int)Math.Min(BufferLength, content.Length)];
        var (position, held, used) = (0L, 0, 0);
        while (position < content.Length)
        {
            if (NeedsMore(buffer.AsSpan(used, held - used)) && position + (held - used) < content.Length)
            {
                buffer.AsSpan(used, held - used).CopyTo(buffer);
                (held, used) = (held - used, 0);
                if (await FillAsync(blocks, content, position + held, buffer.AsMemory(held), path, cancellation) is not (> 0 and var read))
                    yield break;
                held += read;
                continue;
            }

            var address = content.BlockOf(position);
            var place = blocks.PlaceOf(address);
            if (Parse(blocks, buffer.AsSpan(used, held - used), place, address.Block, path) is not { } descriptor)
                yield break;
            yield return new(place, descriptor);
            used += descriptor.Length;
            position += descriptor.Length;
        }
    }

    /// <summary>Reads on; a directory whose blocks are not there ends with a fault.</summary>
    private static async ValueTask<int> FillAsync(
        UdfBlocks blocks, UdfContent content, long position, Memory<byte> buffer, string path, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(position, buffer, cancellation);
        }
        catch (DiscException outside) when (outside.Error == VolumeErrors.OutsideImage)
        {
            blocks.Faults.Report(blocks.PlaceOf(content.BlockOf(position)), path, outside.Message, VolumeErrors.OutsideImage);
            return 0;
        }
    }

    private static bool NeedsMore(ReadOnlySpan<byte> bytes) =>
        bytes.Length < FileIdentifierDescriptor.FixedLength || FileIdentifierDescriptor.RecordedLength(bytes) > bytes.Length;

    private static FileIdentifierDescriptor? Parse(UdfBlocks blocks, ReadOnlySpan<byte> bytes, Lba place, uint location, string path)
    {
        if (NeedsMore(bytes))
        {
            blocks.Faults.Report(place, path, "the directory ends in the middle of a name (4/8.6)");
            return null;
        }

        return blocks.Parse<FileIdentifierDescriptor>(bytes[..FileIdentifierDescriptor.RecordedLength(bytes)], place, location, path);
    }
}
