using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Finds the sessions of an image file, which has no table of them, by the volume descriptors that each one begins with.</summary>
/// <remarks>
/// On media that are written again, and in image files that grew, the volume of the newest session stands at the beginning as well; the older ones
/// begin at multiples of 16 blocks, as growisofs and xorriso place them. The one at the beginning itself is lost, unless xorriso left a copy
/// for it in block 48. In an image of a disc with several sessions, the next one begins behind the gap after the end of the last.
/// </remarks>
public static class SessionFinder
{
    /// <summary>Blocks before a root directory among which its session begins: descriptors, path tables, boot files.</summary>
    private const int BlocksBeforeRoot = 4096;

    /// <summary>Blocks from the end of a volume to the next session's start: padding, lead-out, lead-in and pregap of a CD, and some.</summary>
    private const int LongestGap = 12_000;

    /// <summary>Blocks of which sessions in growing images start at a multiple.</summary>
    private const int Unit = 16;

    private const int BlocksAtOnce = 256;

    /// <summary>A disc has up to 99 tracks; an image that grows has no limit, and this many are told.</summary>
    private const int MostSessions = 1000;

    /// <summary>The first blocks of the sessions, oldest first; at least that of the volume that is known.</summary>
    /// <param name="source">The image, addressed as on the disc.</param>
    /// <param name="first">The first block of a session that holds a volume.</param>
    /// <param name="longestSearch">
    /// Blocks looked at between two sessions of an image that grew; all if not said. A drive that has to seek is spared a search through the first session, which
    /// growisofs leaves without a beginning of its own.
    /// </param>
    /// <param name="cancellation">Ends the search.</param>
    public static async ValueTask<IReadOnlyList<Lba>> FindAsync(
        IBlockSource source, Lba first, BlockCount? longestSearch = null, CancellationToken cancellation = default)
    {
        if (await VolumeAsync(source, first, cancellation) is not { } volume)
            return await ImageSniffer.KindsAsync(source, first, cancellation) == ImageKinds.Udf ? (await new UdfSessionFinder(source).FindAsync(first, cancellation)).Sessions : [first];
        if (await CopyOfAsync(source, first, volume, cancellation) is { } newest)
            return await GrownAsync(source, first, newest, longestSearch ?? new(uint.MaxValue), cancellation);
        var found = new List<Lba> { first };
        for (var last = volume; found.Count < MostSessions;)
        {
            Lba? next = null;
            foreach (var end in EndsOf(found[^1], last))
                next ??= await NextAsync(source, end, sector => IsPrimary(sector.Span), async start => await VolumeAsync(source, start, cancellation) is not null, cancellation);
            if (next is not { } start || await VolumeAsync(source, start, cancellation) is not { } descriptor)
                return found;
            found.Add(start);
            last = descriptor;
        }

        return found;
    }

    /// <summary>
    /// Where the volume of the newest session begins, as a drive would show it: at the image's own beginning where that is a copy of the newest one's, as in images that
    /// grew; at the last session's in an image of a disc.
    /// </summary>
    /// <param name="source">The image, addressed as on the disc.</param>
    /// <param name="first">The first block of a session that holds a volume.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static async ValueTask<Lba> NewestAsync(IBlockSource source, Lba first, CancellationToken cancellation = default)
    {
        if (await VolumeAsync(source, first, cancellation) is { } volume)
            return await CopyOfAsync(source, first, volume, cancellation) is null ? (await FindAsync(source, first, cancellation: cancellation))[^1] : first;
        if (await ImageSniffer.KindsAsync(source, first, cancellation) != ImageKinds.Udf)
            return first;
        var (sessions, isNewestFirst) = await new UdfSessionFinder(source).FindAsync(first, cancellation);
        return isNewestFirst ? first : sessions[^1];
    }

    /// <summary>Where the session begins whose volume stands at the image's beginning too; nothing where it is the one there.</summary>
    private static async ValueTask<Lba?> CopyOfAsync(IBlockSource source, Lba first, VolumeDescriptor volume, CancellationToken cancellation)
    {
        var root = new Lba(volume.RootDirectory.Location);
        for (var i = 1; i <= BlocksBeforeRoot && root - new BlockCount(i) is var at && at > first + VolumeConstants.SystemArea; i++)
            if (source.Extent.Contains(at) && await DescriptorAsync(source, at, cancellation) is { } copy && copy.RootDirectory.Location == root.Value)
                return at - VolumeConstants.SystemArea;
        return null;
    }

    private static async ValueTask<IReadOnlyList<Lba>> GrownAsync(IBlockSource source, Lba first, Lba newest, BlockCount longestSearch, CancellationToken cancellation)
    {
        var found = new List<Lba>();
        var (at, from) = (first + new BlockCount(Unit), first);
        while (at < newest && at - from <= longestSearch && found.Count < MostSessions - 1)
        {
            if (await VolumeAsync(source, at, cancellation) is not { } volume)
            {
                at += new BlockCount(Unit);
                continue;
            }

            found.Add(at);
            at = from = BehindOf(at, volume);
        }

        found.Add(newest);
        return found;
    }

    /// <summary>Where a session's volume can end, the nearest first: programs count its blocks from block 0 or from its session's start.</summary>
    internal static IEnumerable<Lba> EndsOf(Lba session, in VolumeDescriptor volume)
    {
        var fromStart = session + new BlockCount(Math.Max(volume.VolumeSpaceSize, 1));
        return volume.VolumeSpaceSize > session.Value && session > Lba.Zero ? [new(volume.VolumeSpaceSize), fromStart] : [fromStart];
    }

    /// <summary>Where the next session can begin at the earliest.</summary>
    private static Lba BehindOf(Lba session, in VolumeDescriptor volume) =>
        new((EndsOf(session, volume).First().Value + Unit - 1) / Unit * Unit);

    /// <summary>The first session that begins at or soon after a block; gaps are read at once.</summary>
    internal static async ValueTask<Lba?> NextAsync(
        IBlockSource source, Lba from, Func<ReadOnlyMemory<byte>, bool> looksRight, Func<Lba, ValueTask<bool>> isSession, CancellationToken cancellation)
    {
        var end = from + new BlockCount(LongestGap) + VolumeConstants.SystemArea;
        end = end < source.Extent.End ? end : source.Extent.End;
        var buffer = new byte[BlocksAtOnce * BlockSizes.UserData];
        for (var at = from + VolumeConstants.SystemArea; at < end;)
        {
            var count = BlockCount.Min(end - at, new(BlocksAtOnce));
            await source.ReadAsync(at, buffer.AsMemory(0, (int)count.Bytes()), cancellation);
            for (var i = 0; i < count.Value; i++)
                if (looksRight(buffer.AsMemory(i * BlockSizes.UserData, BlockSizes.UserData)) && at + new BlockCount(i) - VolumeConstants.SystemArea is var start && await isSession(start))
                    return start;
            at += count;
        }

        return null;
    }

    /// <summary>The volume of a session whose root directory lies in it, at the address that it says; an image inside a file has none such.</summary>
    private static async ValueTask<VolumeDescriptor?> VolumeAsync(IBlockSource source, Lba session, CancellationToken cancellation) =>
        await DescriptorAsync(source, session + VolumeConstants.SystemArea, cancellation) is { } volume
        && new Lba(volume.RootDirectory.Location) > session + VolumeConstants.SystemArea
        && await VolumeLocator.IsRootAsync(source, new(volume.RootDirectory.Location), new(volume.RootDirectory.Location), cancellation) ? volume : null;

    private static async ValueTask<VolumeDescriptor?> DescriptorAsync(IBlockSource source, Lba block, CancellationToken cancellation)
    {
        if (source.BlockSize != BlockSizes.UserData || !source.Extent.Contains(block))
            return null;
        var sector = await source.ReadAsync(block, 1, cancellation);
        return IsPrimary(sector) ? Structure.Read<VolumeDescriptor>(sector) : null;
    }

    private static bool IsPrimary(ReadOnlySpan<byte> sector) => sector[0] == (byte)VolumeDescriptorType.Primary && sector[1..].StartsWith("CD001\u0001"u8);
}
