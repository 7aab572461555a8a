using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering;

/// <summary>What is given back to a file after its content: nothing where the volume does not know it.</summary>
/// <param name="ModifiedAt">When the content last changed.</param>
/// <param name="Rights">Permissions and owner.</param>
/// <param name="Owners">Whether the owner is restored too.</param>
internal readonly record struct RestoredState(DateTimeOffset? ModifiedAt, AccessRights? Rights, bool Owners);

/// <summary>
/// An open folder of the target. Every name is that of one entry, never a path, and nothing here follows a symbolic link. Entries are
/// made under a temporary name and get theirs when they are complete.
/// </summary>
internal abstract class TargetFolder : IDisposable
{
    /// <summary>Opens the folder that the user named, by whatever links; on Linux by handle, so that nobody can move it meanwhile.</summary>
    public static TargetFolder Open(string path) => OperatingSystem.IsLinux() ? Linux.LinuxTargetFolder.OpenPath(path) : new PortableTargetFolder(path);

    /// <summary>Opens a folder in this one.</summary>
    /// <exception cref="TargetFault">There is none, or it is a link.</exception>
    public abstract TargetFolder Enter(ReadOnlySpan<byte> name);

    /// <summary>Makes a folder that can be written into, a private one by its owner only; one that is there stays, with what is in it.</summary>
    public abstract void MakeFolder(ReadOnlySpan<byte> name, bool isPrivate);

    /// <summary>Makes a file and opens it for writing; a private one can be read by nobody else until its permissions are restored.</summary>
    public abstract SafeFileHandle CreateFile(ReadOnlySpan<byte> name, bool isPrivate);

    public abstract void MakeLink(ReadOnlySpan<byte> name, ReadOnlySpan<byte> target);

    public abstract void MakeSpecial(ReadOnlySpan<byte> name, SourceKind kind, DeviceNumbers device);

    /// <summary>Gives a file of another folder a name in this one; false where the file system cannot.</summary>
    public abstract bool TryAddName(ReadOnlySpan<byte> name, TargetFolder folder, ReadOnlySpan<byte> file);

    /// <summary>Restores an open file.</summary>
    public abstract void Restore(SafeFileHandle file, in RestoredState state);

    /// <summary>Restores what has a name in this folder: a link itself, not what it leads to.</summary>
    public abstract void Restore(ReadOnlySpan<byte> name, SourceKind kind, in RestoredState state);

    /// <summary>Restores this folder itself.</summary>
    public abstract void RestoreSelf(in RestoredState state);

    /// <summary>Gives what is complete its name, in place of a file or link that has it if that is allowed.</summary>
    public abstract void Name(ReadOnlySpan<byte> temporary, ReadOnlySpan<byte> name, bool overwrite);

    /// <summary>Takes a temporary name away, if it is there.</summary>
    public abstract void Remove(ReadOnlySpan<byte> temporary);

    public abstract bool Exists(ReadOnlySpan<byte> name);

    public abstract void Dispose();
}
