using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

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

    public override int Read(long offset, Span<byte> bytes)
    {
        var count = Libc.Read(handle, offset, bytes);
        return count >= 0 ? count : throw new IOException(Libc.Message(Marshal.GetLastPInvokeError()));
    }

    public override FileStamp Stamp()
    {
        var found = default(Statx);
        return Libc.Stat(handle, ref found) ? found.Stamp : throw new IOException(Libc.Message(Marshal.GetLastPInvokeError()));
    }

    public override void Dispose() => handle.Dispose();
}
