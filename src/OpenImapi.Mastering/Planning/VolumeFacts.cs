using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>What all name spaces of a volume share: where the file data lie, what time it is, how large all is.</summary>
internal sealed class VolumeFacts(SourceTree tree, ImageOptions options, FileTimes times, string volumeSet, uint[] dataStarts)
{
    public ImageOptions Options => options;

    /// <summary>The volume's date.</summary>
    public DateTimeOffset Date => times.Date;

    public string VolumeSet => volumeSet;

    /// <summary>The address after the volume's last block, counted from block 0 of the disc.</summary>
    public Lba End { get; set; }

    /// <summary>The lines of the list of checksums that is made while the image is read; nothing where there is none.</summary>
    public ChecksumListing? Checksums { get; init; }

    /// <summary>The time recorded for a file or folder.</summary>
    public RecordingTime TimeOf(int node) => RecordingTime.From(times.Of(node));

    /// <summary>How many sections a file's data have; an empty file has one.</summary>
    public static int SectionCount(SourceTree tree, int file) => tree.RecordedContentOf(file) is { } recorded
        ? Math.Max(1, recorded.Sections.Count)
        : SectionCount(tree.Row(file).Length);

    /// <summary>Where one section of a file lies, and its length in bytes; an empty file lies nowhere, at block 0.</summary>
    public (uint Location, uint Length) SectionOf(int file, int section)
    {
        var length = tree.Row(file).Length;
        if (length == 0)
            return default;
        if (tree.RecordedContentOf(file)?.Sections[section] is { } recorded)
            return ((uint)recorded.Extent.Start.Value, recorded.LengthInBytes);
        if (length <= uint.MaxValue)
            return (dataStarts[file], (uint)length);
        var offset = section * (long)VolumeConstants.MaximumSectionLength;
        return (dataStarts[file] + (uint)BlockCount.ForBytes(offset).Value, (uint)Math.Min(length - offset, VolumeConstants.MaximumSectionLength));
    }

    private static int SectionCount(long length) => length <= uint.MaxValue
        ? 1
        : (int)((length + VolumeConstants.MaximumSectionLength - 1) / VolumeConstants.MaximumSectionLength);
}
