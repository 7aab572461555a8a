using System.Buffers.Binary;
using System.Runtime.InteropServices;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>What stands in a folder, in natural order of names. On Linux names are read as bytes, so that each leads back to its file.</summary>
internal sealed record MusicFolder(string Path, IReadOnlyList<string> Files, IReadOnlyList<string> Folders)
{
    /// <summary>Reads a folder.</summary>
    /// <exception cref="DiscException">It cannot be read.</exception>
    public static MusicFolder Read(string path)
    {
        try
        {
            var names = OperatingSystem.IsLinux() ? LinuxNames(path) : [.. Directory.EnumerateFileSystemEntries(path).Select(entry => System.IO.Path.GetFileName(entry))];
            var entries = names.Order(NaturalOrder.Instance).Select(name => System.IO.Path.Combine(path, name)).ToLookup(IsFolder);
            return new(path, [.. entries[false]], [.. entries[true]]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{PathText.ToDisplay(path)} cannot be read: {e.Message}", inner: e);
        }
    }

    /// <summary>The path leads to a folder, perhaps by a link.</summary>
    public static bool IsFolder(string path)
    {
        if (!OperatingSystem.IsLinux())
            return Directory.Exists(path);
        var found = default(Statx);
        return Libc.Stat(null, PathText.ToBytes(path), follow: true, ref found) && found.Type == EntryType.Folder;
    }

    /// <summary>The path leads to something, perhaps by a link.</summary>
    public static bool IsThere(string path)
    {
        if (!OperatingSystem.IsLinux())
            return System.IO.Path.Exists(path);
        var found = default(Statx);
        return Libc.Stat(null, PathText.ToBytes(path), follow: true, ref found);
    }

    private static List<string> LinuxNames(string path)
    {
        using var handle = Libc.OpenFolder(null, PathText.ToBytes(path));
        if (handle.IsInvalid)
            throw SourceFailure.Of(Marshal.GetLastPInvokeError(), PathText.ToDisplay(path));
        var (names, entries) = (new List<string>(), new byte[32 * 1024]);
        while (true)
        {
            var count = (int)Libc.ReadFolder(handle, entries, (nuint)entries.Length);
            if (count < 0)
                throw SourceFailure.Of(Marshal.GetLastPInvokeError(), PathText.ToDisplay(path));
            if (count == 0)
                return names;
            for (var at = 0; at < count;)
            {
                var entry = entries.AsSpan(at, BinaryPrimitives.ReadUInt16LittleEndian(entries.AsSpan(at + Libc.EntryLengthOffset)));
                var name = entry[Libc.EntryNameOffset..];
                name = name[..name.IndexOf((byte)0)];
                if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    names.Add(PathText.FromBytes(name));
                at += entry.Length;
            }
        }
    }
}
