using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>What all name spaces of a volume share: where the file data lie, what time it is, how large all is.</summary>
internal sealed class VolumeFacts(SourceTree tree, ImageOptions options, DateTimeOffset date, string volumeSet, uint[] dataStarts)
{
    public ImageOptions Options => options;

    /// <summary>The volume's date.</summary>
    public DateTimeOffset Date => date;

    public string VolumeSet => volumeSet;

    /// <summary>The address after the volume's last block, counted from block 0 of the disc.</summary>
    public Lba End { get; set; }

    /// <summary>The time recorded for a file or folder.</summary>
    public RecordingTime TimeOf(int node) => RecordingTime.From(Clamp(tree.Row(node).ModifiedTicks, date, options.SourceDate));

    /// <summary>How many sections a file's data have; an empty file has one.</summary>
    public static int SectionCount(SourceTree tree, int file) => tree.RecordedContentOf(file) is { Extents.Count: > 0 } recorded
        ? recorded.Extents.Count
        : (int)Math.Max(1, (tree.Row(file).Length + VolumeConstants.MaximumSectionLength - 1) / VolumeConstants.MaximumSectionLength);

    /// <summary>Where one section of a file lies, and its length in bytes.</summary>
    public (uint Location, uint Length) SectionOf(int file, int section)
    {
        var length = tree.Row(file).Length;
        if (tree.RecordedContentOf(file) is { Extents.Count: > 0 } recorded)
        {
            var before = recorded.Extents.Take(section).Sum(extent => extent.Length.Bytes());
            var extent = recorded.Extents[section];
            return ((uint)extent.Start.Value, (uint)Math.Min(extent.Length.Bytes(), length - before));
        }

        var offset = section * (long)VolumeConstants.MaximumSectionLength;
        var location = length == 0 ? 0 : dataStarts[file] + (uint)BlockCount.ForBytes(offset).Value;
        return (location, (uint)Math.Min(length - offset, VolumeConstants.MaximumSectionLength));
    }

    private static DateTimeOffset Clamp(long ticks, DateTimeOffset date, DateTimeOffset? latest)
    {
        var time = ticks == 0 ? date : new DateTimeOffset(ticks, TimeSpan.Zero);
        return time > latest ? latest.Value : time;
    }
}
