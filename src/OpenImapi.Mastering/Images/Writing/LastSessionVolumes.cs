using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>The last session's volume descriptors, made to stand at block 16 of the whole disc. Their extents are addresses of the disc already.</summary>
internal static class LastSessionVolumes
{
    /// <summary>Longer sets are not believed.</summary>
    private const int MostDescriptors = 64;

    /// <summary>The descriptor set, its volumes reaching up to the end of the disc.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_NO_SESSION: there is none, or it does not fit at block 16.</exception>
    public static async ValueTask<byte[]> ReadAsync(DiscLayout layout, IBlockSource disc, CancellationToken cancellation)
    {
        var last = layout.Sessions[^1];
        var start = last.Tracks[0].Extent.Start;
        var set = await ReadSetAsync(disc, start, cancellation)
            ?? throw new DiscException(DiscImageErrors.NoSession, $"Session {last.Number} starts at block {start} and holds no ISO 9660 volume.");
        var room = (await ReadSetAsync(disc, Lba.Zero, cancellation))?.Length ?? 0;
        if (set.Length > room && !await IsUnusedAsync(disc, room, set.Length, cancellation))
        {
            throw new DiscException(DiscImageErrors.NoSession,
                $"The last session has {set.Length / BlockSizes.UserData} volume descriptors, the first one only {room / BlockSizes.UserData}: they do not fit at block 16.");
        }

        VolumeSpace.Reach(set, disc.Extent.End);
        return set;
    }

    /// <summary>The descriptor set of the session that starts here, its terminator included; nothing where there is none.</summary>
    private static async ValueTask<byte[]?> ReadSetAsync(IBlockSource disc, Lba session, CancellationToken cancellation)
    {
        var start = session + VolumeConstants.SystemArea;
        var room = BlockCount.Min(disc.Extent.End - start, new(MostDescriptors));
        var set = room > BlockCount.Zero ? await disc.ReadAsync(start, (int)room.Value, cancellation) : [];
        for (var at = 0; at < set.Length && set.AsSpan(at + 1, 5).SequenceEqual("CD001"u8); at += BlockSizes.UserData)
            if ((VolumeDescriptorType)set[at] == VolumeDescriptorType.Terminator)
                return set[..(at + BlockSizes.UserData)];
        return null;
    }

    private static async ValueTask<bool> IsUnusedAsync(IBlockSource disc, int from, int to, CancellationToken cancellation)
    {
        var blocks = await disc.ReadAsync(Lba.Zero + VolumeConstants.SystemArea + BlockCount.ForBytes(from), (to - from) / BlockSizes.UserData, cancellation);
        return !blocks.AsSpan().ContainsAnyExcept((byte)0);
    }
}
