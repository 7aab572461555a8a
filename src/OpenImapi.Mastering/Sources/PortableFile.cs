using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>An open file where names are text.</summary>
internal sealed class PortableFile(SafeFileHandle handle) : DiskFile
{
    public static PortableFile OpenPath(string path)
    {
        try
        {
            return new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DiscException(MasteringErrors.SourceMissing, $"{path} is not there.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{path} cannot be read: {e.Message}", inner: e);
        }
    }

    public static FileStamp StampOf(string path)
    {
        if (Directory.Exists(path))
            throw new DiscException(MasteringErrors.SourceNotRecordable, $"{path} is a folder; a file was expected.");
        var file = new FileInfo(path);
        // Where there is nothing Windows cannot say whether it is a link.
        if (file.Exists && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        if (!file.Exists)
            throw new DiscException(MasteringErrors.SourceMissing, $"{path} is not there.");
        return new(file.Length, file.LastWriteTimeUtc.Ticks);
    }

    public override int Read(long offset, Span<byte> bytes) => RandomAccess.Read(handle, bytes, offset);

    public override FileStamp Stamp() => new(RandomAccess.GetLength(handle), File.GetLastWriteTimeUtc(handle).Ticks);

    public override void Dispose() => handle.Dispose();
}
