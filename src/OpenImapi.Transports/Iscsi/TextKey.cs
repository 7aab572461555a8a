using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>One <c>key=value</c> pair of a login or text PDU, where each ends with a zero byte.</summary>
[Clause(Standard.Rfc7143, "6.1")]
internal readonly record struct TextKey(string Key, string Value)
{
    /// <summary>The most text that one negotiation step may bring, in bytes.</summary>
    public const int MaximumTextLength = 64 * 1024;

    public static byte[] Encode(IEnumerable<TextKey> keys) => Encoding.UTF8.GetBytes(string.Concat(keys.Select(key => $"{key.Key}={key.Value}\0")));

    /// <summary>Reads the pairs of a text.</summary>
    /// <exception cref="DiscException">A pair has no key.</exception>
    public static IReadOnlyList<TextKey> Decode(ReadOnlySpan<byte> text, Breach breach)
    {
        var keys = new List<TextKey>();
        foreach (var pair in Encoding.UTF8.GetString(text).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            if (equals <= 0)
                throw breach($"sent '{pair}', which is not a key with a value");
            keys.Add(new(pair[..equals], pair[(equals + 1)..]));
        }

        return keys;
    }

    public override string ToString() => $"{Key}={Value}";
}
