using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A file on disk, by its path, as it was when it was added.</summary>
internal sealed class DiskContent(byte[] path, FileStamp stamp) : FileContent
{
    public FileStamp Stamp => stamp;

    public override long Length => stamp.Length;

    public override string Description => NameText.ToText(path);

    public override DateTimeOffset? Modified => new(stamp.ModifiedTicks, TimeSpan.Zero);

    /// <summary>A file with the length and time that it has now.</summary>
    public static DiskContent Of(string path)
    {
        var full = PathText.ToBytes(Path.GetFullPath(path));
        return new(full, DiskFile.StampOf(full));
    }

    /// <summary>The length and time that the file has now.</summary>
    public FileStamp StampNow() => DiskFile.StampOf(path);

    public DiskFile OpenFile() => DiskFile.Open(path);

    public override Stream Open() => new DiskStream(OpenFile());
}
