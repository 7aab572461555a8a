using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

/// <summary>Walks a folder by system calls, so that names are bytes and a file costs one call.</summary>
internal sealed class LinuxFolderWalk(SourceTree tree, WalkOptions options)
{
    private readonly byte[] entries = new byte[64 * 1024];
    private readonly Stack<WalkedFolder> pending = new();
    private readonly WalkFilter filter = options.Filter();
    private readonly List<(ulong Device, ulong Inode)> identities = [];
    private readonly Dictionary<(ulong Device, ulong Inode), int> named = [];
    private readonly int firstFolder = tree.DiskFolders.Count;

    public void Walk(NodeIndex into, string path)
    {
        pending.Push(new(tree, into.Value, AddDiskFolder(-1, PathText.ToBytes(path)), filter));
        while (pending.TryPop(out var next))
            Visit(next);
    }

    private int AddDiskFolder(int parent, ReadOnlySpan<byte> name)
    {
        identities.Add(default);
        return tree.DiskFolders.Add(parent, name);
    }

    private void Visit(WalkedFolder at)
    {
        using var handle = tree.DiskFolders.Open(at.DiskFolder);
        var found = default(Statx);
        if (handle.IsInvalid || !Libc.Stat(handle, ref found))
            throw SourceFailure.Of(Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(at.DiskFolder));
        identities[at.DiskFolder - firstFolder] = (found.Device, found.Inode);
        at.Learn(found.Stamp.ModifiedTicks, found.Rights);
        if (options.OneFileSystem && found.Device != identities[0].Device)
            return;
        while (true)
        {
            var count = (int)Libc.ReadFolder(handle, entries, (nuint)entries.Length);
            if (count < 0)
                throw SourceFailure.Of(Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(at.DiskFolder));
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

    private void TakeIn(WalkedFolder at, SafeFileHandle folder, ReadOnlySpan<byte> name, EntryType type)
    {
        if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
            return;
        var mayBeFolder = type is EntryType.Folder or EntryType.Unknown || (type == EntryType.Link && options.AreLinksFollowed);
        var passage = filter.Look(at.Path, at.Passage, name, mayBeFolder);
        if (passage == Passage.Closed && filter.Look(at.Path, at.Passage, name, type == EntryType.Folder) == Passage.Closed)
            return;
        var found = default(Statx);
        if (type is not EntryType.Folder)
        {
            if (!Look(at, folder, name, type, ref found))
                return;
            type = found.Type;
            if (mayBeFolder)
                passage = filter.Look(at.Path, at.Passage, name, type == EntryType.Folder);
            if (passage == Passage.Closed)
                return;
        }

        if (type == EntryType.File)
            AddFile(at, name, found);
        else if (type == EntryType.Folder)
            pending.Push(new(tree, at, name.ToArray(), AddDiskFolder(at.DiskFolder, name), passage, filter.PathOf(at.Path, name)));
        else if (options.KeepSpecialFiles)
            AddSpecial(at, folder, name, found);
        else
            tree.Warn(tree.DiskFolders.DescriptionOf(at.DiskFolder, name), $"This is a {Word(type)}, neither file nor folder; it is left out.");
    }

    /// <summary>Asks what an entry is, of a link that is followed what it leads to; false when it is left out.</summary>
    private bool Look(WalkedFolder at, SafeFileHandle folder, ReadOnlySpan<byte> name, EntryType type, ref Statx found)
    {
        if (!Libc.Stat(folder, name, follow: options.AreLinksFollowed, ref found))
        {
            var error = Marshal.GetLastPInvokeError();
            if (type is not (EntryType.Link or EntryType.Unknown) || error is not (Libc.NoSuchEntry or Libc.TooManyLinks or Libc.NotAFolder))
                throw SourceFailure.Of(error, tree.DiskFolders.DescriptionOf(at.DiskFolder, name));
            tree.Warn(tree.DiskFolders.DescriptionOf(at.DiskFolder, name), "This link leads to nothing; it is left out.");
            return false;
        }

        if (found.Type != EntryType.Folder || !LiesIn(at.DiskFolder, (found.Device, found.Inode)))
            return true;
        tree.Warn(tree.DiskFolders.DescriptionOf(at.DiskFolder, name), "This link leads back to a folder that it lies in; it is left out.");
        return false;
    }

    private void AddFile(WalkedFolder at, ReadOnlySpan<byte> name, in Statx found)
    {
        var row = tree.AddDiskFile(at.Node, name, at.DiskFolder, found.Stamp, at.IsFresh, options.Overwrite);
        tree.SetRights(new(row), found.Rights);
        if (found.LinkCount < 2 || named.TryAdd((found.Device, found.Inode), row))
            return;
        var first = named[(found.Device, found.Inode)];
        if (tree.Row(first).Length == found.Size)
            tree.JoinNames(first, row);
    }

    private void AddSpecial(WalkedFolder at, SafeFileHandle folder, ReadOnlySpan<byte> name, in Statx found)
    {
        var (parent, modified) = (new NodeIndex(at.Node), new DateTimeOffset(found.Stamp.ModifiedTicks, TimeSpan.Zero));
        var node = found.Type switch
        {
            EntryType.Link => tree.AddLink(parent, name, TargetOf(at, folder, name), modified, options.Overwrite),
            EntryType.Fifo or EntryType.Socket => tree.AddPipe(parent, name, found.Type == EntryType.Socket, modified, options.Overwrite),
            _ => tree.AddDevice(parent, name, found.Type == EntryType.BlockDevice, new(found.SpecialMajor, found.SpecialMinor), modified, options.Overwrite),
        };
        tree.SetRights(node, found.Rights);
    }

    private ReadOnlySpan<byte> TargetOf(WalkedFolder at, SafeFileHandle folder, ReadOnlySpan<byte> name)
    {
        var target = new byte[Libc.LongestTarget];
        var length = Libc.ReadLink(folder, name, target);
        return length >= 0 ? target.AsSpan(0, length) : throw SourceFailure.Of(Marshal.GetLastPInvokeError(), tree.DiskFolders.DescriptionOf(at.DiskFolder, name));
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
}
