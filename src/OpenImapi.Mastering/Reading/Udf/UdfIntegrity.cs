using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Reads the integrity sequence of a logical volume: the last descriptor in it holds (3/8.8.2).</summary>
internal static class UdfIntegrity
{
    private const int MaximumDescriptors = 1024;

    public static async ValueTask<LogicalVolumeIntegrityDescriptor?> ReadAsync(UdfBlocks blocks, ExtentDescriptor extent, CancellationToken cancellation)
    {
        LogicalVolumeIntegrityDescriptor? last = null;
        var visited = new HashSet<uint>();
        for (var i = 0u; i < extent.Length / BlockSizes.UserData && visited.Count < MaximumDescriptors; i++)
        {
            var (location, at) = (extent.Location + i, new Lba((long)extent.Location + i));
            if (!blocks.Source.Extent.Contains(at) || !visited.Add(location))
                break;
            var block = await blocks.Source.ReadAsync(at, 1, cancellation);
            if (!Descriptor.IsLikely(block) || Structure.Read<DescriptorTag>(block).Identifier != TagIdentifier.LogicalVolumeIntegrity)
                break;
            if (blocks.Parse<LogicalVolumeIntegrityDescriptor>(block, at, location, "") is not { } descriptor)
                break;
            last = descriptor;
            if (descriptor.NextExtent.Length > 0)
                (extent, i) = (descriptor.NextExtent, uint.MaxValue);
        }

        return last;
    }
}
