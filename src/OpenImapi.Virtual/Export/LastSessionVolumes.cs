using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Virtual;

/// <summary>The last session's volume descriptors, made to stand at block 16 of the whole disc. Their extents are addresses of the disc already.</summary>
internal static class LastSessionVolumes
{
    private const int VolumeSpaceSize = 80;

    /// <summary>Longer sets are not believed.</summary>
    private const int MostDescriptors = 64;

    /// <summary>The descriptor set, its volumes reaching up to the end of the disc.</summary>
    public static byte[] Of(Disc disc, BlockCount length)
    {
        var last = disc.State.Tracks.Where(track => !track.Readable.IsEmpty).GroupBy(track => track.Session).Last().First();
        var set = Read(disc, last.Start)
            ?? throw new DiscException(VirtualErrors.NoSession, $"Session {last.Session} starts at block {last.Start} and holds no ISO 9660 volume.");
        var room = Read(disc, Lba.Zero)?.Length ?? 0;
        if (set.Length > room && !IsUnused(disc, room, set.Length))
        {
            throw new DiscException(VirtualErrors.NoSession,
                $"The last session has {set.Length / BlockSizes.UserData} volume descriptors, the first one only {room / BlockSizes.UserData}: they do not fit at block 16.");
        }

        for (var at = 0; at < set.Length; at += BlockSizes.UserData)
            if ((VolumeDescriptorType)set[at] is VolumeDescriptorType.Primary or VolumeDescriptorType.Supplementary)
                new FieldWriter(set.AsSpan(at + VolumeSpaceSize)).UInt32Both("volume space size", (uint)length.Value);
        return set;
    }

    /// <summary>The descriptor set of the session that starts here, its terminator included; nothing where there is none.</summary>
    private static byte[]? Read(Disc disc, Lba session)
    {
        var set = new byte[MostDescriptors * BlockSizes.UserData];
        disc.Read(session + VolumeConstants.SystemArea, set);
        for (var at = 0; at < set.Length && set.AsSpan(at + 1, 5).SequenceEqual("CD001"u8); at += BlockSizes.UserData)
            if ((VolumeDescriptorType)set[at] == VolumeDescriptorType.Terminator)
                return set[..(at + BlockSizes.UserData)];
        return null;
    }

    private static bool IsUnused(Disc disc, int from, int to)
    {
        var blocks = new byte[to - from];
        disc.Read(Lba.Zero + VolumeConstants.SystemArea + BlockCount.ForBytes(from), blocks);
        return !blocks.AsSpan().ContainsAnyExcept((byte)0);
    }
}
