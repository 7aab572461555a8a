using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;
using OpenImapi.Mastering.Linux;

namespace OpenImapi.Mastering;

/// <summary>
/// Paths as text where the system's names are bytes that need not be text: on Linux, a byte that is not part of valid UTF-8 stands
/// as the half pair U+DC80 to U+DCFF, so that the text leads back to the file. Elsewhere a path is the text that it is.
/// </summary>
public static class PathText
{
    private const char FirstByte = '\uDC00';

    /// <summary>The text of a path given in bytes.</summary>
    public static string FromBytes(ReadOnlySpan<byte> path)
    {
        var text = new StringBuilder(path.Length);
        var units = new char[path.Length];
        while (true)
        {
            Utf8.ToUtf16(path, units, out var read, out var written, replaceInvalidSequences: false, isFinalBlock: true);
            text.Append(units, 0, written);
            if (read == path.Length)
                return text.ToString();
            text.Append((char)(FirstByte + path[read]));
            path = path[(read + 1)..];
        }
    }

    /// <summary>The bytes of a path given as text.</summary>
    public static byte[] ToBytes(string path)
    {
        if (!OperatingSystem.IsLinux() || HasText(path))
            return NameText.FromText(path);
        var bytes = new List<byte>(path.Length * 3);
        for (var at = 0; at < path.Length;)
        {
            if (IsByte(path, at))
                bytes.Add((byte)path[at++]);
            else
            {
                var end = at;
                while (end < path.Length && !IsByte(path, end))
                    end++;
                bytes.AddRange(NameText.FromText(path[at..end]));
                at = end;
            }
        }

        return [.. bytes];
    }

    /// <summary>The path for people.</summary>
    public static string ToDisplay(string path) => HasText(path) ? path : NameText.ToText(ToBytes(path));

    /// <summary>Every name in the path is text, so that other programs can be told of it.</summary>
    public static bool HasText(string path)
    {
        for (var at = 0; at < path.Length; at++)
        {
            if (IsByte(path, at))
                return false;
        }

        return true;
    }

    /// <summary>Whether there is a folder at the path, or a link to one.</summary>
    public static bool IsFolder(string path) => HasText(path) ? Directory.Exists(path) : TypeOf(path) == EntryType.Folder;

    /// <summary>Whether there is anything at the path but a link to nothing.</summary>
    public static bool Exists(string path) => HasText(path) ? Path.Exists(path) : TypeOf(path) is not null;

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="DiscException">It is not there, or cannot be read.</exception>
    public static SafeFileHandle Open(string path)
    {
        if (!OperatingSystem.IsLinux())
            return File.OpenHandle(path);
        var handle = Libc.OpenFile(null, ToBytes(path));
        if (!handle.IsInvalid)
            return handle;
        handle.Dispose();
        throw SourceFailure.Of(System.Runtime.InteropServices.Marshal.GetLastPInvokeError(), ToDisplay(path));
    }

    private static EntryType? TypeOf(string path)
    {
        var found = default(Statx);
        return OperatingSystem.IsLinux() && Libc.Stat(null, ToBytes(path), follow: true, ref found) ? found.Type : null;
    }

    private static bool IsByte(string path, int at) =>
        path[at] is >= '\uDC80' and <= '\uDCFF' && (at == 0 || !char.IsHighSurrogate(path[at - 1]));
}
