using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Linux;

/// <summary>An open file of a Linux system.</summary>
internal sealed class LinuxFile(SafeFileHandle handle) : DiskFile
{
    /// <summary>Opens a file; <paramref name="describe"/> names it in errors.</summary>
    public static LinuxFile Open(SafeFileHandle? folder, ReadOnlySpan<byte> name, Func<string> describe)
    {
        var handle = Libc.OpenFile(folder, name);
        if (handle.IsInvalid)
        {
            handle.Dispose();
            throw SourceFailure.Of(Marshal.GetLastPInvokeError(), describe());
        }

        return new(handle);
    }

    public static FileStamp StampOf(ReadOnlySpan<byte> path)
    {
        var found = default(Statx);
        if (!Libc.Stat(null, path, follow: true, ref found))
            throw SourceFailure.Of(Marshal.GetLastPInvokeError(), NameText.ToText(path));
        if (found.Type != EntryType.File)
            throw new DiscException(MasteringErrors.SourceNotRecordable, $"{NameText.ToText(path)} is no file.");
        return found.Stamp;
    }

    public override int Read(long offset, Span<byte> bytes)
    {
        var count = Libc.Read(handle, offset, bytes);
        return count >= 0 ? count : throw new IOException(Libc.Message(Marshal.GetLastPInvokeError()));
    }

    public override bool MayHaveHoles()
    {
        var found = default(Statx);
        return Libc.Stat(handle, ref found) && found.IsSparse;
    }

    public override (long Start, long End) NextData(long offset) => Libc.NextData(handle, offset);

    public override long CopyTo(long offset, long length, SafeFileHandle target, long targetOffset) =>
        Libc.CopyRange(handle, offset, target, targetOffset, length);

    public override FileStamp Stamp()
    {
        var found = default(Statx);
        return Libc.Stat(handle, ref found) ? found.Stamp : throw new IOException(Libc.Message(Marshal.GetLastPInvokeError()));
    }

    public override void Dispose() => handle.Dispose();
}
