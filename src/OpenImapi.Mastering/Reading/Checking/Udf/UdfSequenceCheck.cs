using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Checks that the main and the reserve volume descriptor sequence hold the same descriptors (3/8.4.2).</summary>
internal sealed class UdfSequenceCheck(UdfVolume volume, ExtentLedger ledger, FindingList findings)
{
    /// <summary>Descriptors of a sequence that are compared.</summary>
    private const int MaximumDescriptors = 1024;

    private const int LeastLength = 16;

    public async ValueTask CheckAsync(CancellationToken cancellation)
    {
        var (main, reserve) = (volume.Anchor.MainSequence, volume.Anchor.ReserveSequence);
        foreach (var (extent, name) in new[] { (main, "main"), (reserve, "reserve") })
        {
            var blocks = ExtentOf(extent);
            if (blocks.Length.Value < LeastLength)
                findings.UdfError("UDF 2.2.3.1", blocks.Start, "", $"the {name} volume descriptor sequence has {blocks.Length} blocks; it shall have 16 at least");
            ledger.AddOwn(blocks, blocks.Start);
        }

        var (first, second) = (await ReadAsync(main, cancellation), await ReadAsync(reserve, cancellation));
        if (first.Count != second.Count)
            findings.UdfError("3/8.4.2", new(reserve.Location), "", $"the main sequence has {first.Count} descriptors, the reserve sequence {second.Count}");
        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
            if (!IsSame(first[i], second[i]))
                findings.UdfError("3/8.4.2", new((long)reserve.Location + i), "", $"descriptor {i + 1} of the reserve sequence is not that of the main sequence");
    }

    private static Extent ExtentOf(ExtentDescriptor extent) => new(new(extent.Location), BlockCount.ForBytes(extent.Length));

    /// <summary>The blocks of a sequence up to its terminator, or the first that is no descriptor.</summary>
    private async ValueTask<List<byte[]>> ReadAsync(ExtentDescriptor extent, CancellationToken cancellation)
    {
        var found = new List<byte[]>();
        var blocks = ExtentOf(extent);
        for (var at = blocks.Start; at < blocks.End && volume.Source.Extent.Contains(at) && found.Count < MaximumDescriptors; at += new BlockCount(1))
        {
            var block = await volume.Source.ReadAsync(at, 1, cancellation);
            if (!Descriptor.IsLikely(block))
                break;
            found.Add(block);
            if (Structure.Read<DescriptorTag>(block) is { Identifier: TagIdentifier.Terminating } end)
            {
                var faults = new FaultList();
                Descriptor.CheckSeal(block, (uint)at.Value, faults);
                foreach (var fault in faults)
                    findings.UdfError("3/10.9", at, "", fault.ToString());
                return found;
            }
        }

        if (blocks.Length.Value > found.Count)
            findings.UdfError("3/8.4.2", blocks.Start, "", "the volume descriptor sequence has no terminating descriptor");
        return found;
    }

    /// <summary>True when two descriptors differ in nothing but where they lie.</summary>
    private static bool IsSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left[..4].SequenceEqual(right[..4]) && left[DescriptorTag.Length..].SequenceEqual(right[DescriptorTag.Length..]);
}
