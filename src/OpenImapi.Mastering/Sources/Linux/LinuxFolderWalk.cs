using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Linux;

/// <summary>Walks a folder by system calls, so that names are bytes and a file costs one call.</summary>
internal sealed class LinuxFolderWalk(SourceTree tree, bool overwrite)
{
    private readonly byte[] entries = new byte[64 * 1024];
    private readonly Stack<Pending> pending = new();
    private readonly List<(ulong Device, ulong Inode)> identities = [];
    private readonly int firstFolder = tree.DiskFolders.Count;

    public void Walk(NodeIndex into, string path)
    {
        Enqueue(into.Value, -1, NameText.FromText(path), tree.FirstChild(into.Value) < 0);
        while (pending.TryPop(out var next))
            Visit(next);
    }

    private void Enqueue(int node, int parentFolder, ReadOnlySpan<byte> name, bool fresh)
    {
        var folder = tree.DiskFolders.Add(parentFolder, name);
        identities.Add(default);
        pending.Push(new(node, folder, fresh));
    }

    private void Visit(Pending at)
    {
        using var handle = tree.DiskFolders.Open(at.Folder);
        var found = default(Statx);
        if (handle.IsInvalid || !Libc.Stat(handle, ref found))
            throw SourceFailure.Of(Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(at.Folder));
        identities[at.Folder - firstFolder] = (found.Device, found.Inode);
        tree.TouchFolder(at.Node, found.Stamp.ModifiedTicks);
        while (true)
        {
            var count = (int)Libc.ReadFolder(handle, entries, (nuint)entries.Length);
            if (count < 0)
                throw SourceFailure.Of(Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(at.Folder));
            if (count == 0)
                return;
            for (var next = 0; next < count;)
            {
                var entry = entries.AsSpan(next);
                var name = entry[Libc.EntryNameOffset..];
                TakeIn(at, handle, name[..name.IndexOf((byte)0)], (EntryType)entry[Libc.EntryTypeOffset]);
                next += BinaryPrimitives.ReadUInt16LittleEndian(entry[Libc.EntryLengthOffset..]);
            }
        }
    }

    private void TakeIn(Pending at, SafeFileHandle folder, ReadOnlySpan<byte> name, EntryType type)
    {
        if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
            return;
        var found = default(Statx);
        if (type is not EntryType.Folder)
        {
            if (!Libc.Stat(folder, name, follow: true, ref found))
            {
                var error = Marshal.GetLastPInvokeError();
                if (type is not (EntryType.Link or EntryType.Unknown) || error is not (Libc.NoSuchEntry or Libc.TooManyLinks or Libc.NotAFolder))
                    throw SourceFailure.Of(error, tree.DiskFolders.DescriptionOf(at.Folder, name));
                tree.Warn(tree.DiskFolders.DescriptionOf(at.Folder, name), "This link leads to nothing; it is left out.");
                return;
            }

            type = found.Type;
            if (type == EntryType.Folder && LiesIn(at.Folder, (found.Device, found.Inode)))
            {
                tree.Warn(tree.DiskFolders.DescriptionOf(at.Folder, name), "This link leads back to a folder that it lies in; it is left out.");
                return;
            }
        }

        if (type == EntryType.File)
            tree.AddDiskFile(at.Node, name, at.Folder, found.Stamp, at.Fresh, overwrite);
        else if (type == EntryType.Folder)
            AddFolder(at, name);
        else
            tree.Warn(tree.DiskFolders.DescriptionOf(at.Folder, name), $"This is a {Word(type)}, neither file nor folder; it is left out.");
    }

    private void AddFolder(Pending at, ReadOnlySpan<byte> name)
    {
        if (at.Fresh)
        {
            Enqueue(tree.AddFreshFolder(at.Node, name), at.Folder, name, fresh: true);
            return;
        }

        var node = tree.AddFolder(new NodeIndex(at.Node), name).Value;
        Enqueue(node, at.Folder, name, tree.FirstChild(node) < 0);
    }

    private bool LiesIn(int folder, (ulong Device, ulong Inode) identity)
    {
        for (var above = folder; above >= firstFolder; above = tree.DiskFolders.ParentOf(above))
            if (identities[above - firstFolder] == identity)
                return true;
        return false;
    }

    private static string Word(EntryType type) => type switch
    {
        EntryType.Fifo => "pipe",
        EntryType.Socket => "socket",
        EntryType.CharacterDevice or EntryType.BlockDevice => "device",
        _ => "special file",
    };

    private readonly record struct Pending(int Node, int Folder, bool Fresh);
}
