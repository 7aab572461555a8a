using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>An open file on disk.</summary>
internal abstract class DiskFile : IDisposable
{
    /// <summary>Reads from a place in the file; returns how many bytes came, 0 at its end.</summary>
    public abstract int Read(long offset, Span<byte> bytes);

    /// <summary>Whether the file takes less room than it has bytes, so that it pays to ask for its holes.</summary>
    public virtual bool MayHaveHoles() => false;

    /// <summary>The next run of bytes, from an offset on, that is no hole; its start is beyond the file's end where there is none.</summary>
    public virtual (long Start, long End) NextData(long offset) => (offset, long.MaxValue);

    /// <summary>Copies bytes into another file by the system alone; returns how many were copied, 0 or less where it cannot.</summary>
    public virtual long CopyTo(long offset, long length, SafeFileHandle target, long targetOffset) => 0;

    /// <summary>Length and time as they are now.</summary>
    public abstract FileStamp Stamp();

    public abstract void Dispose();

    /// <summary>Opens a file by its path.</summary>
    public static DiskFile Open(byte[] path) => OperatingSystem.IsLinux()
        ? LinuxFile.Open(null, path, () => NameText.ToText(path))
        : PortableFile.OpenPath(NameText.ToSystemName(path));

    /// <summary>Length and time of a file that is to be recorded.</summary>
    /// <exception cref="DiscException">There is no such file, or it is something else.</exception>
    public static FileStamp StampOf(byte[] path) => OperatingSystem.IsLinux()
        ? LinuxFile.StampOf(path)
        : PortableFile.StampOf(NameText.ToSystemName(path));
}
