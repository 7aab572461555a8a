using System.Text;

namespace OpenImapi.Audio.Tests;

/// <summary>Bytes of file headers, written down as the standards show them.</summary>
internal static class Bytes
{
    /// <summary>Hexadecimal digits, and text between quotes.</summary>
    public static byte[] Of(string written)
    {
        var bytes = new List<byte>();
        foreach (var (part, i) in written.Split('\'').Select((part, i) => (part, i)))
            bytes.AddRange(i % 2 == 1 ? Encoding.UTF8.GetBytes(part) : Convert.FromHexString(part.Replace(" ", "", StringComparison.Ordinal)));
        return [.. bytes];
    }
}
