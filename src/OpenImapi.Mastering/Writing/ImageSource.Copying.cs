using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

public sealed partial class ImageSource : IFileBacked
{
    /// <summary>Files of fewer bytes go through memory, many at once; below this the call costs more than the copy.</summary>
    private const long CopiedFrom = FilePlacer.AlignedFrom;

    /// <inheritdoc/>
    (BlockCount Length, bool IsInFile) IFileBacked.RunAt(Lba start)
    {
        var number = regions.IndexOf(start);
        if (IsCopied(regions[number]))
            return (regions[number].Extent.End - start, true);
        var most = start + new BlockCount(ImageStream.BufferLength / BlockSize);
        var end = regions[number].Extent.End;
        while (end < most && ++number < regions.Count && !IsCopied(regions[number]))
            end = regions[number].Extent.End;
        return (end - start, false);
    }

    /// <inheritdoc/>
    async ValueTask IFileBacked.CopyAsync(Extent run, SafeFileHandle target, long offset, Memory<byte> buffer, CancellationToken cancellation)
    {
        plan.CheckTree();
        var region = regions[regions.IndexOf(run.Start)];
        var (file, from) = (region.Node.Value, (run.Start - region.Extent.Start).Bytes());
        var length = Math.Min(run.Length.Bytes(), tree.Row(file).Length - from);
        for (long done = 0; done < length;)
        {
            cancellation.ThrowIfCancellationRequested();
            done += await files.CopyIntoZerosAsync(file, from + done, length - done, target, offset + done, buffer, cancellation);
        }
    }

    /// <summary>Whether a region holds the bytes of a file that nobody has to look at, or to change, on their way.</summary>
    private bool IsCopied(in Region region) =>
        region.Kind == RegionKind.FileData && checksums is null && tree.Row(region.Node.Value).Length >= CopiedFrom && tree.IsOnDisk(region.Node.Value)
        && !(boot?.Files.ImageOf(region.Node.Value) >= 0);
}
