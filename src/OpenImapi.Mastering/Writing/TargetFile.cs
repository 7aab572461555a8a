using System.Text;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>
/// A file that gets its name when it is complete. On Linux it has no name at all before that, where the file system can do
/// so; else a name that starts with a dot in the same folder.
/// </summary>
internal sealed class TargetFile : IDisposable
{
    private readonly string path;
    private readonly bool overwrite;
    private readonly string temporary;
    private readonly bool nameless;
    private bool named;

    private TargetFile(string path, bool overwrite, string temporary, SafeFileHandle handle, bool nameless) =>
        (this.path, this.overwrite, this.temporary, Handle, this.nameless, named) = (path, overwrite, temporary, handle, nameless, !nameless);

    public SafeFileHandle Handle { get; }

    /// <summary>Opens a file for writing that is to have the given name and length in bytes.</summary>
    /// <exception cref="DiscException">The name is taken, the folder is missing or not writable, or there is too little room.</exception>
    public static TargetFile Create(string path, long length, bool overwrite)
    {
        var full = Path.GetFullPath(path);
        if (new FileInfo(full).LinkTarget is not null && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target)
            full = target.FullName;
        var folder = Path.GetDirectoryName(full) ?? full;
        if (Directory.Exists(full) || IsSpecial(full))
            throw new DiscException(MasteringErrors.DestinationExists, $"{full} is there and is no file.");
        if (File.Exists(full) && !overwrite)
            throw new DiscException(MasteringErrors.DestinationExists, $"{full} is already there.");
        if (!Directory.Exists(folder))
            throw new DiscException(MasteringErrors.DestinationFailed, $"The folder {folder} is not there.");
        var free = FreeSpaceIn(folder);
        if (free < length)
            throw new DiscException(MasteringErrors.DestinationFull, $"{folder} has {free} bytes free; the image takes {length}.");
        return Open(full, folder, overwrite);
    }

    /// <summary>Brings every byte to the disk and gives the file its name.</summary>
    public void Complete()
    {
        try
        {
            RandomAccess.FlushToDisk(Handle);
            if (nameless && !overwrite)
                Name(path);
            else if (nameless)
                Name(temporary);
            if (named)
            {
                // Windows renames no file that is open.
                Handle.Dispose();
                File.Move(temporary, path, overwrite);
            }

            named = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    public void Dispose()
    {
        Handle.Dispose();
        if (named)
            File.Delete(temporary);
    }

    private static TargetFile Open(string path, string folder, bool overwrite)
    {
        var partial = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}.partial");
        try
        {
            if (OperatingSystem.IsLinux() && Libc.OpenNameless(Encoding.UTF8.GetBytes(folder)) is { IsInvalid: false } handle)
                return new(path, overwrite, partial, handle, nameless: true);
            return new(path, overwrite, partial, File.OpenHandle(partial, FileMode.Create, FileAccess.Write), nameless: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(path, e);
        }
    }

    /// <summary>Gives the nameless file a name; a name already taken refuses it.</summary>
    private void Name(string name)
    {
        if (named = name == temporary)
            File.Delete(temporary);
        var error = Libc.Link(Handle, Encoding.UTF8.GetBytes(name));
        if (error == Libc.Exists)
            throw new DiscException(MasteringErrors.DestinationExists, $"{name} appeared while the image was written.");
        if (error != 0)
            throw new IOException(Libc.Message(error));
    }

    /// <summary>True for a device, a pipe or a socket: giving its name to a file would remove it.</summary>
    private static bool IsSpecial(string path)
    {
        var found = default(Statx);
        return OperatingSystem.IsLinux() && Libc.Stat(null, Encoding.UTF8.GetBytes(path), follow: true, ref found) && found.Type != EntryType.File;
    }

    private static long FreeSpaceIn(string folder) =>
        new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;

    private static DiscException Failed(string path, Exception cause) =>
        new(MasteringErrors.DestinationFailed, $"{path} cannot be written: {cause.Message}", inner: cause);
}
