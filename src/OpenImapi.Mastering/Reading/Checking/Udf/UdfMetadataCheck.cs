using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks that the mirror of a metadata partition holds what its main file holds (UDF 2.2.13).</summary>
internal sealed class UdfMetadataCheck(UdfVolume volume, ExtentLedger ledger, FindingList findings)
{
    private const int BytesAtOnce = 64 * BlockSizes.UserData;

    public async ValueTask CheckAsync(CancellationToken cancellation)
    {
        var maps = volume.Logical.PartitionMaps.Span.ToArray();
        foreach (var map in maps.Where(map => map.Kind == PartitionMapKind.Metadata))
        {
            var below = Array.FindIndex(maps, other => other.Kind is PartitionMapKind.Physical or PartitionMapKind.Sparable && other.PartitionNumber == map.PartitionNumber);
            if (below >= 0)
                await CheckAsync(map.Metadata, (ushort)below, cancellation);
        }
    }

    private async ValueTask CheckAsync(MetadataMap map, ushort below, CancellationToken cancellation)
    {
        var (main, mirror) = (await FileAsync(map.FileLocation, below, cancellation), await FileAsync(map.MirrorLocation, below, cancellation));
        var place = volume.Blocks.PlaceOf(new(map.MirrorLocation, below));
        if (main is null || mirror is null)
        {
            findings.UdfError("UDF 2.2.13", place, "", $"the metadata {(main is null ? "file" : "mirror file")} cannot be read");
            return;
        }

        var isDuplicated = map.Flags.HasFlag(MetadataFlags.Duplicated);
        var share = main.Sections.SequenceEqual(mirror.Sections);
        if (isDuplicated == share)
            findings.UdfError("UDF 2.2.10", place, "", isDuplicated
                ? "the mirror is said to be a duplicate, and has the blocks of the main file" : "the mirror is said to share the main file's blocks, and has others");
        if (main.Length != mirror.Length)
            findings.UdfError("UDF 2.2.13.1", place, "", $"the metadata file has {main.Length} bytes, its mirror {mirror.Length}");
        else if (main.Length > volume.Source.Extent.Length.Bytes())
            findings.UdfError("UDF 2.2.13.1", place, "", $"the metadata file has {main.Length} bytes, more than the image");
        else if (!share)
            await CompareAsync(main, mirror, cancellation);
    }

    private async ValueTask<UdfFile?> FileAsync(uint location, ushort below, CancellationToken cancellation)
    {
        var address = new LogicalBlockAddress(location, below);
        if (volume.Blocks.Find(address) is not { } place)
            return null;
        var file = await new UdfIcbReader(volume.Blocks).ReadAsync(new(new(BlockSizes.UserData, ExtentState.Recorded), address), "", cancellation);
        ledger.AddOwn(new(place.Start, new(1)), place.Start);
        return file;
    }

    private async ValueTask CompareAsync(UdfFile main, UdfFile mirror, CancellationToken cancellation)
    {
        await using var left = new UdfFileStream(new(volume.Blocks, main));
        await using var right = new UdfFileStream(new(volume.Blocks, mirror));
        var (one, other) = (new byte[BytesAtOnce], new byte[BytesAtOnce]);
        for (var at = 0L; at < main.Length;)
        {
            var count = await left.ReadAtLeastAsync(one, BytesAtOnce, throwOnEndOfStream: false, cancellation);
            await right.ReadExactlyAsync(other.AsMemory(0, count), cancellation);
            if (!one.AsSpan(0, count).SequenceEqual(other.AsSpan(0, count)))
            {
                var byteAt = at + one.AsSpan(0, count).CommonPrefixLength(other.AsSpan(0, count));
                findings.UdfError("UDF 2.2.13.1", volume.Blocks.PlaceOf(mirror.Address), "", $"the metadata file and its mirror differ from byte {byteAt} on");
                return;
            }

            at += count;
        }
    }
}
