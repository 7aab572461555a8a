using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>
/// Reads files of a tree, one open at a time, and refuses any that is no longer what it was when it was added. A file is
/// checked when its last byte has been read.
/// </summary>
public sealed class SourceReader(SourceTree tree) : IDisposable
{
    private const int WrittenAtOnce = 64 << 10;

    private int current = -1;
    private IOpenContent? open;
    private int openFolder = -1;
    private SafeFileHandle? folder;

    /// <summary>Reads exactly as many bytes as fit, from an offset on; they lie within the file's length.</summary>
    /// <exception cref="DiscException">The file is gone, cannot be read, or is no longer what it was.</exception>
    public ValueTask ReadAsync(NodeIndex file, long offset, Memory<byte> bytes, CancellationToken cancellation) =>
        ReadAsync(file.Value, offset, bytes, cancellation);

    /// <summary>
    /// Copies bytes of a file into another file: by the system alone where it can, which costs nothing where blocks can be shared,
    /// else through the buffer. They lie within the file's length.
    /// </summary>
    /// <returns>How many bytes were copied: at least one, at most <paramref name="length"/>.</returns>
    /// <exception cref="DiscException">The file is gone, cannot be read, or is no longer what it was.</exception>
    public async ValueTask<long> CopyAsync(
        NodeIndex file, long offset, long length, SafeFileHandle target, long targetOffset, Memory<byte> buffer, CancellationToken cancellation)
    {
        Turn(file.Value);
        var count = open!.CopyTo(offset, length, target, targetOffset);
        if (count <= 0)
        {
            count = Math.Min(length, buffer.Length);
            await open.ReadAsync(offset, buffer[..(int)count], cancellation);
            await WriteAsync(target, buffer[..(int)count], targetOffset, cancellation);
        }

        await FinishAsync(file.Value, offset + count, cancellation);
        return count;
    }

    internal async ValueTask ReadAsync(int file, long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        Turn(file);
        await open!.ReadAsync(offset, bytes, cancellation);
        await FinishAsync(file, offset + bytes.Length, cancellation);
    }

    public void Dispose()
    {
        Close();
        folder?.Dispose();
        folder = null;
    }

    /// <summary>Few bytes go into the system's cache at once; handing them to another thread would take longer.</summary>
    private static ValueTask WriteAsync(SafeFileHandle target, ReadOnlyMemory<byte> bytes, long offset, CancellationToken cancellation)
    {
        if (bytes.Length > WrittenAtOnce)
            return RandomAccess.WriteAsync(target, bytes, offset, cancellation);
        RandomAccess.Write(target, bytes.Span, offset);
        return ValueTask.CompletedTask;
    }

    private void Turn(int file)
    {
        if (file == current)
            return;
        Close();
        open = Open(file);
        current = file;
    }

    private async ValueTask FinishAsync(int file, long reached, CancellationToken cancellation)
    {
        if (reached < tree.Row(file).Length)
            return;
        await open!.FinishAsync(cancellation);
        Close();
        foreach (var equal in tree.Shared.MembersOf(file))
            CheckEqual(equal);
    }

    private void Close()
    {
        open?.Dispose();
        (open, current) = (null, -1);
    }

    /// <summary>Refuses a file on disk that is not what it was when its bytes were found to be those of the one just read.</summary>
    private void CheckEqual(int file)
    {
        if (tree.ContentOf(file) is DiskContent disk && disk.StampNow() != disk.Stamp)
            throw new DiscException(MasteringErrors.SourceChanged, $"{tree.PathOf(new(file))} (from {disk.Description}) changed while the disc was being made.");
    }

    private IOpenContent Open(int file)
    {
        var row = tree.Row(file);
        string Describe() => $"{tree.PathOf(new(file))} (from {tree.DescriptionOf(file)})";
        if (row.Kind == NodeKind.DiskFile)
            return new OpenDiskFile(OpenOnDisk(row.Link, tree.NameOf(file)), new(row.Length, row.ModifiedTicks), Describe);
        return tree.ContentOf(file) is DiskContent disk
            ? new OpenDiskFile(disk.OpenFile(), disk.Stamp, Describe)
            : new OpenStream(tree.ContentOf(file)!, Describe);
    }

    private DiskFile OpenOnDisk(int diskFolder, ReadOnlySpan<byte> name)
    {
        if (!OperatingSystem.IsLinux())
            return DiskFile.Open(tree.DiskFolders.PathOf(diskFolder, name));
        var described = tree.DiskFolders;
        if (diskFolder != openFolder)
        {
            folder?.Dispose();
            folder = described.Open(diskFolder);
            openFolder = folder.IsInvalid ? -1 : diskFolder;
            if (folder.IsInvalid)
                throw SourceFailure.Of(System.Runtime.InteropServices.Marshal.GetLastPInvokeError(), described.DescriptionOf(diskFolder));
        }

        var copy = name.ToArray();
        return LinuxFile.Open(folder, name, () => described.DescriptionOf(diskFolder, copy));
    }
}
