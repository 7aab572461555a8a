using Microsoft.Win32.SafeHandles;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>
/// Reads files of a tree, one open at a time, and refuses any that is no longer what it was when it was added. A file is
/// checked when its last byte has been read.
/// </summary>
public sealed class SourceReader(SourceTree tree) : IDisposable
{
    private int current = -1;
    private IOpenContent? open;
    private int openFolder = -1;
    private SafeFileHandle? folder;

    /// <summary>Reads exactly as many bytes as fit, from an offset on; they lie within the file's length.</summary>
    /// <exception cref="Formats.DiscException">The file is gone, cannot be read, or is no longer what it was.</exception>
    public ValueTask ReadAsync(NodeIndex file, long offset, Memory<byte> bytes, CancellationToken cancellation) =>
        ReadAsync(file.Value, offset, bytes, cancellation);

    internal async ValueTask ReadAsync(int file, long offset, Memory<byte> bytes, CancellationToken cancellation)
    {
        if (file != current)
        {
            Close();
            open = Open(file);
            current = file;
        }

        await open!.ReadAsync(offset, bytes, cancellation);
        if (offset + bytes.Length < tree.Row(file).Length)
            return;
        await open.FinishAsync(cancellation);
        Close();
    }

    public void Dispose()
    {
        Close();
        folder?.Dispose();
        folder = null;
    }

    private void Close()
    {
        open?.Dispose();
        (open, current) = (null, -1);
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
