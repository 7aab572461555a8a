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
    private const int ReadWholeUpTo = 1 << 20;

    private int current = -1;
    private IOpenContent? open;
    private int openFolder = -1;
    private SafeFileHandle? folder;

    /// <summary>Whether the system may copy files into others by itself.</summary>
    internal bool BySystem { get; init; } = true;

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
        var count = BySystem ? open!.CopyTo(offset, length, target, targetOffset) : 0;
        if (count <= 0)
        {
            count = Math.Min(length, buffer.Length);
            await open!.ReadAsync(offset, buffer[..(int)count], cancellation);
            await WriteAsync(target, buffer[..(int)count], targetOffset, cancellation);
        }

        await FinishAsync(file.Value, offset + count, cancellation);
        return count;
    }

    /// <summary>The same into a target that is all zeros there: a hole of the file becomes one of the target.</summary>
    internal async ValueTask<long> CopyIntoZerosAsync(
        int file, long offset, long length, SafeFileHandle target, long targetOffset, Memory<byte> buffer, CancellationToken cancellation)
    {
        Turn(file);
        var (run, isHole) = open!.RunAt(offset);
        var count = Math.Min(run, length);
        if (!isHole)
            return await CopyAsync(new(file), offset, count, target, targetOffset, buffer, cancellation);
        await FinishAsync(file, offset + count, cancellation);
        return count;
    }

    internal ValueTask ReadAsync(int file, long offset, Memory<byte> bytes, CancellationToken cancellation) =>
        offset == 0 && TryReadWhole(file, bytes.Span) ? ValueTask.CompletedTask : ReadPartAsync(file, offset, bytes, cancellation);

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

    private async ValueTask ReadPartAsync(int file, long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        Turn(file);
        await open!.ReadAsync(offset, bytes, cancellation);
        await FinishAsync(file, offset + bytes.Length, cancellation);
    }

    /// <summary>Reads a file whole; false where that is not asked, or does not go well.</summary>
    private bool TryReadWhole(int file, Span<byte> bytes)
    {
        ref var row = ref tree.Row(file);
        if (!OperatingSystem.IsLinux() || row.Kind != NodeKind.DiskFile || bytes.Length != row.Length || bytes.Length > ReadWholeUpTo)
            return false;
        if (!Libc.TryReadWhole(FolderOf(row.Link), tree.NameOf(file), new(row.Length, row.ModifiedTicks), bytes))
            return false;
        CheckEqualsOf(file);
        return true;
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
        CheckEqualsOf(file);
    }

    private void Close()
    {
        open?.Dispose();
        (open, current) = (null, -1);
    }

    /// <summary>Refuses a file on disk that is not what it was when its bytes were found to be those of the one just read.</summary>
    private void CheckEqualsOf(int file)
    {
        if (tree.Shared.Count == 0)
            return;
        foreach (var equal in tree.Shared.MembersOf(file))
            if (tree.ContentOf(equal) is DiskContent disk && disk.StampNow() != disk.Stamp)
                throw new DiscException(MasteringErrors.SourceChanged, $"{tree.PathOf(new(equal))} (from {disk.Description}) changed while the disc was being made.");
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
        var (folders, copy) = (tree.DiskFolders, name.ToArray());
        return LinuxFile.Open(FolderOf(diskFolder), name, () => folders.DescriptionOf(diskFolder, copy));
    }

    /// <summary>The open folder that a file lies in; files come folder by folder, so one is kept open.</summary>
    private SafeFileHandle FolderOf(int diskFolder)
    {
        if (folder is not null && diskFolder == openFolder)
            return folder;
        folder?.Dispose();
        folder = tree.DiskFolders.Open(diskFolder);
        openFolder = folder.IsInvalid ? -1 : diskFolder;
        return folder.IsInvalid
            ? throw SourceFailure.Of(System.Runtime.InteropServices.Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(diskFolder))
            : folder;
    }
}
