using System.Buffers;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>A line of a list of files with their SHA-256, in the format of sha256sum.</summary>
internal static class ChecksumLine
{
    private const int DigestLength = 64;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    /// <summary>Takes a line apart: the digest in lower case and the path's bytes without "./"; nothing for a line of another form.</summary>
    /// <remarks>A line that begins with a backslash has a path in which backslashes, line feeds and carriage returns are escaped.</remarks>
    public static (string Digest, byte[] Path)? Parse(ReadOnlySpan<byte> line)
    {
        var isEscaped = line is [(byte)'\\', ..];
        if (isEscaped)
            line = line[1..];
        if (line.Length <= DigestLength + 2 || line[DigestLength] != ' ' || line[DigestLength + 1] is not ((byte)' ' or (byte)'*')
            || line[..DigestLength].ContainsAnyExcept(Digits))
            return null;
        var path = isEscaped ? Unescaped(line[(DigestLength + 2)..]) : line[(DigestLength + 2)..].ToArray();
        return (Encoding.ASCII.GetString(line[..DigestLength]).ToLowerInvariant(), path.AsSpan().StartsWith("./"u8) ? path[2..] : path);
    }

    private static byte[] Unescaped(ReadOnlySpan<byte> path)
    {
        var plain = new List<byte>(path.Length);
        for (var i = 0; i < path.Length; i++)
            plain.Add(path[i] != '\\' || i + 1 == path.Length ? path[i] : path[++i] switch
            {
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                var other => other,
            });
        return [.. plain];
    }
}
