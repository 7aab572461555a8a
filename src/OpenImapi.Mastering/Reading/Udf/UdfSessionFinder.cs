using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Finds the sessions of an image that has UDF alone: by the recognition sequence and the anchor that each one begins with.</summary>
/// <remarks>
/// In images that grew, the anchor at the beginning is the newest session's; the sessions begin at multiples of 16 blocks. In an image of a disc, each begins behind the
/// gap after the last one's partition, or after the table that ends each session of a virtual volume.
/// </remarks>
internal sealed class UdfSessionFinder(IBlockSource source)
{
    private const int Unit = 16;

    /// <summary>The first blocks of the sessions, oldest first, and whether the volume at the beginning is the newest one's.</summary>
    /// <exception cref="DiscException">The source cannot be read.</exception>
    public async ValueTask<(IReadOnlyList<Lba> Sessions, bool IsNewestFirst)> FindAsync(Lba first, CancellationToken cancellation)
    {
        if (await OpenAsync(first, null, cancellation) is not { } volume)
            return ([first], true);
        if (await GrownAsync(first, volume.Anchor, cancellation) is { Count: > 0 } grown)
            return (grown, true);
        var found = new List<Lba> { first };
        foreach (var end in await EndsAsync(volume, cancellation))
            await FollowAsync(found, end, cancellation);
        return (found, false);
    }

    private async ValueTask<IReadOnlyList<Lba>> GrownAsync(Lba first, AnchorVolumeDescriptorPointer newest, CancellationToken cancellation)
    {
        var (found, main) = (new List<Lba>(), new Lba(newest.MainSequence.Location));
        for (var at = first + new BlockCount(Unit); at < main; at += new BlockCount(Unit))
            if (await AnchorAsync(at, cancellation) is { } anchor)
            {
                found.Add(at);
                if (anchor.MainSequence == newest.MainSequence)
                    return found;
            }

        return [];
    }

    /// <summary>Where the volume's sessions end, as far as it knows of them.</summary>
    private async ValueTask<IReadOnlyList<Lba>> EndsAsync(UdfVolume volume, CancellationToken cancellation)
    {
        if (!volume.IsVirtual)
            return [EndOf(volume)];
        var tables = new Stack<Lba>();
        for (var at = volume; at?.TableBlock is { } table && (tables.Count == 0 || table < tables.Peek());)
        {
            tables.Push(table);
            at = await OpenAsync(volume.Session, table, cancellation);
        }

        return [.. tables.SkipLast(1)];
    }

    /// <summary>Adds the session behind an end, and of volumes that stand each for itself all that follow.</summary>
    private async ValueTask FollowAsync(List<Lba> found, Lba end, CancellationToken cancellation)
    {
        while (await SessionFinder.NextAsync(source, end, sector => IsBeginning(sector.Span), async start => await AnchorAsync(start, cancellation) is not null, cancellation) is { } next
            && next > found[^1])
        {
            found.Add(next);
            if (await OpenAsync(next, null, cancellation) is not { IsVirtual: false } volume)
                return;
            end = EndOf(volume);
        }
    }

    private static Lba EndOf(UdfVolume volume) => volume.Partitions.Select(partition => new Lba((long)partition.Start + partition.Length)).DefaultIfEmpty(volume.Session).Max();

    private static bool IsBeginning(ReadOnlySpan<byte> sector) => sector[1..].StartsWith(VolumeStructureDescriptor.BeginningExtendedArea.Span);

    /// <summary>The anchor of a session that begins at a block with a recognition sequence; nothing where none does.</summary>
    private async ValueTask<AnchorVolumeDescriptorPointer?> AnchorAsync(Lba session, CancellationToken cancellation)
    {
        var (sequence, place) = (session + VolumeConstants.SystemArea, session + new BlockCount(AnchorVolumeDescriptorPointer.FirstLocation));
        if (!source.Extent.Contains(place) || !IsBeginning(await source.ReadAsync(sequence, 1, cancellation)))
            return null;
        var block = await source.ReadAsync(place, 1, cancellation);
        return Descriptor.IsLikely(block) && Structure.Read<DescriptorTag>(block) is { Identifier: TagIdentifier.AnchorVolumePointer } tag && tag.Location == place.Value
            ? Structure.Read<AnchorVolumeDescriptorPointer>(block) : null;
    }

    private async ValueTask<UdfVolume?> OpenAsync(Lba session, Lba? next, CancellationToken cancellation)
    {
        try
        {
            return await UdfVolume.OpenAsync(new(source, session) { NextSession = next }, ReadingMode.Tolerant, new(ReadingMode.Tolerant), cancellation);
        }
        catch (DiscException fault) when (fault.Error.Kind == DiscErrorKind.Source)
        {
            return null;
        }
    }
}
