using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

/// <summary>A folder of the target by its handle: every entry is reached from the handle of its own folder, and no link is followed.</summary>
internal sealed class LinuxTargetFolder(SafeFileHandle handle) : TargetFolder
{
    private const uint AllRights = 0x1FF;
    private const uint OwnerOnly = 0x1C0;
    private const uint EverybodyReadsAndWrites = 0x1B6;
    private const uint OwnerReadsAndWrites = 0x180;

    public static LinuxTargetFolder OpenPath(string path)
    {
        var handle = Libc.OpenFolder(null, Encoding.UTF8.GetBytes(path));
        return handle.IsInvalid ? throw Fault(Marshal.GetLastPInvokeError()) : new(handle);
    }

    public override TargetFolder Enter(ReadOnlySpan<byte> name)
    {
        var folder = Libc.OpenFolderItself(handle, name);
        if (!folder.IsInvalid)
            return new LinuxTargetFolder(folder);
        var error = Marshal.GetLastPInvokeError();
        folder.Dispose();
        throw error is Libc.TooManyLinks or Libc.NotAFolder
            ? new(ExtractionErrors.Exists, "a file or a link of that name is there, and nothing is written through a link") : Fault(error);
    }

    public override void MakeFolder(ReadOnlySpan<byte> name, bool isPrivate)
    {
        var error = Libc.MakeFolder(handle, name, isPrivate ? OwnerOnly : AllRights);
        if (error == 0)
            return;
        if (error != Libc.Exists)
            throw Fault(error);
        using var folder = (LinuxTargetFolder)Enter(name);
        folder.MakeWritable();
    }

    public override SafeFileHandle CreateFile(ReadOnlySpan<byte> name, bool isPrivate)
    {
        var file = Libc.CreateFile(handle, name, isPrivate ? OwnerReadsAndWrites : EverybodyReadsAndWrites);
        return file.IsInvalid ? throw Fault(Marshal.GetLastPInvokeError()) : file;
    }

    public override void MakeLink(ReadOnlySpan<byte> name, ReadOnlySpan<byte> target) => Check(Libc.MakeLink(handle, name, target));

    public override void MakeSpecial(ReadOnlySpan<byte> name, SourceKind kind, DeviceNumbers device)
    {
        var type = kind switch
        {
            SourceKind.CharacterDevice => EntryType.CharacterDevice,
            SourceKind.BlockDevice => EntryType.BlockDevice,
            SourceKind.Socket => EntryType.Socket,
            _ => EntryType.Fifo,
        };
        Check(Libc.MakeNode(handle, name, type, OwnerReadsAndWrites, device));
    }

    public override bool TryAddName(ReadOnlySpan<byte> name, TargetFolder folder, ReadOnlySpan<byte> file) =>
        Libc.AddName(((LinuxTargetFolder)folder).Handle, file, handle, name) == 0;

    public override void Restore(SafeFileHandle file, in RestoredState state)
    {
        if (state.Rights is { } rights)
        {
            if (state.Owners)
                Check(Libc.SetOwner(file, default, rights.UserId, rights.GroupId));
            Check(Libc.SetMode(file, rights.Permissions));
        }

        if (state.ModifiedAt is { } modified)
            Check(Libc.SetTime(file, default, modified));
    }

    public override void Restore(ReadOnlySpan<byte> name, SourceKind kind, in RestoredState state)
    {
        if (state.Rights is { } rights)
        {
            if (state.Owners)
                Check(Libc.SetOwner(handle, name, rights.UserId, rights.GroupId));
            if (kind != SourceKind.Link)
                Check(Libc.SetMode(handle, name, rights.Permissions));
        }

        if (state.ModifiedAt is { } modified)
            Check(Libc.SetTime(handle, name, modified));
    }

    public override void RestoreSelf(in RestoredState state) => Restore(handle, state);

    public override void Name(ReadOnlySpan<byte> temporary, ReadOnlySpan<byte> name, bool overwrite)
    {
        if (overwrite || !TryNameOnce(temporary, name))
            Check(Libc.Rename(handle, temporary, name));

        // Where both names are one file's, a rename leaves both.
        Libc.Remove(handle, temporary);
    }

    public override void Remove(ReadOnlySpan<byte> temporary) => Libc.Remove(handle, temporary);

    public override bool Exists(ReadOnlySpan<byte> name)
    {
        var found = default(Statx);
        return Libc.Stat(handle, name, follow: false, ref found);
    }

    public override void Dispose() => handle.Dispose();

    private SafeFileHandle Handle => handle;

    /// <summary>Gives a name that must be free by a second link, which no other program can come before; false where the file system has no links.</summary>
    private bool TryNameOnce(ReadOnlySpan<byte> temporary, ReadOnlySpan<byte> name)
    {
        var error = Libc.AddName(handle, temporary, handle, name);
        if (error is Libc.NotPermitted or Libc.NotSupported && !Exists(name))
            return false;
        Check(error is Libc.NotPermitted or Libc.NotSupported ? Libc.Exists : error);
        return true;
    }

    /// <summary>A folder that is there may be closed to its owner, as many on discs are; it gets its permissions at the end.</summary>
    private void MakeWritable()
    {
        var found = default(Statx);
        if (Libc.Stat(handle, ref found) && (found.Mode & OwnerOnly) != OwnerOnly)
            Libc.SetMode(handle, (uint)(found.Mode & AccessRights.AllPermissions) | OwnerOnly);
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw Fault(error);
    }

    private static TargetFault Fault(int error) => error switch
    {
        Libc.Exists => new(ExtractionErrors.Exists, "it is there already"),
        Libc.IsAFolder => new(ExtractionErrors.Exists, "a folder of that name is there"),
        Libc.NoSpace or Libc.QuotaReached or Libc.ReadOnlyFileSystem => new(ExtractionErrors.Full, Libc.Message(error)),
        _ => new(ExtractionErrors.Failed, Libc.Message(error)),
    };
}
