using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>The folders of disks that were walked: where the files of a tree come from, without a path for each.</summary>
internal sealed class DiskFolders
{
    /// <summary>A path up to this many bytes is opened at once; a longer one, which the system refuses, folder by folder.</summary>
    private const int LongestPath = 4000;

    private readonly ChunkedTable<Row> rows = new();
    private readonly ByteArena names = new();

    public int Count => rows.Count;

    /// <summary>Adds a folder named by a path when it has no parent (-1), else by its name in the parent.</summary>
    public int Add(int parent, ReadOnlySpan<byte> name) => rows.Add(new() { Parent = parent, Name = names.Add(name), Length = name.Length });

    public int ParentOf(int folder) => rows[folder].Parent;

    public ReadOnlySpan<byte> NameOf(int folder) => names.Span(rows[folder].Name, rows[folder].Length);

    /// <summary>Adds the folders of another list and returns what to add to its numbers.</summary>
    public int AddAll(DiskFolders other)
    {
        var offset = Count;
        for (var i = 0; i < other.Count; i++)
            Add(other.ParentOf(i) is var parent and >= 0 ? parent + offset : -1, other.NameOf(i));
        return offset;
    }

    /// <summary>The path in bytes of a folder, or of an entry in it.</summary>
    public byte[] PathOf(int folder, ReadOnlySpan<byte> entry = default)
    {
        var parts = new Stack<int>();
        var length = entry.Length;
        for (var at = folder; at >= 0; at = rows[at].Parent)
        {
            parts.Push(at);
            length += rows[at].Length + 1;
        }

        var path = new byte[length];
        var used = 0;
        foreach (var part in parts)
        {
            if (used > 0 && path[used - 1] != '/')
                path[used++] = (byte)'/';
            NameOf(part).CopyTo(path.AsSpan(used));
            used += rows[part].Length;
        }

        if (!entry.IsEmpty && path[used - 1] != '/')
            path[used++] = (byte)'/';
        entry.CopyTo(path.AsSpan(used));
        return path[..(used + entry.Length)];
    }

    /// <summary>The path of a folder, or of an entry in it, for people.</summary>
    public string DescriptionOf(int folder, ReadOnlySpan<byte> entry = default) => NameText.ToText(PathOf(folder, entry));

    /// <summary>Opens a folder on Linux. The handle is invalid when it fails.</summary>
    public SafeFileHandle Open(int folder)
    {
        var path = PathOf(folder);
        if (path.Length <= LongestPath || rows[folder].Parent < 0)
            return Libc.OpenFolder(null, path);
        using var parent = Open(rows[folder].Parent);
        return parent.IsInvalid ? new SafeFileHandle() : Libc.OpenFolder(parent, NameOf(folder));
    }

    private struct Row
    {
        public int Parent;
        public uint Name;
        public int Length;
    }
}
