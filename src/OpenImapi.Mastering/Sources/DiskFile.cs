using System.Text;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>An open file on disk.</summary>
internal abstract class DiskFile : IDisposable
{
    /// <summary>Reads from a place in the file; returns how many bytes came, 0 at its end.</summary>
    public abstract int Read(long offset, Span<byte> bytes);

    /// <summary>Length and time as they are now.</summary>
    public abstract FileStamp Stamp();

    public abstract void Dispose();

    /// <summary>Opens a file by its path.</summary>
    public static DiskFile Open(string path)
    {
        if (OperatingSystem.IsLinux())
            return LinuxFile.Open(null, Encoding.UTF8.GetBytes(path), () => path);
        return PortableFile.OpenPath(path);
    }

    /// <summary>Length and time of a file that is to be recorded.</summary>
    public static FileStamp StampOf(string path)
    {
        var file = new FileInfo(path);
        if (Directory.Exists(path))
            throw new DiscException(MasteringErrors.SourceNotRecordable, $"{path} is a folder; a file was expected.");
        if (!file.Exists)
            throw new DiscException(MasteringErrors.SourceMissing, $"{path} is not there.");
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        return new(file.Length, file.LastWriteTimeUtc.Ticks);
    }
}
