namespace OpenImapi.Mastering;

/// <summary>A file on disk, named by a path.</summary>
internal sealed class DiskContent : FileContent
{
    private readonly FileStamp stamp;

    public DiskContent(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        stamp = DiskFile.StampOf(Path);
    }

    public string Path { get; }

    public FileStamp Stamp => stamp;

    public override long Length => stamp.Length;

    public override string Description => Path;

    public override DateTimeOffset? Modified => new(stamp.ModifiedTicks, TimeSpan.Zero);

    public override Stream Open() => File.OpenRead(Path);
}
