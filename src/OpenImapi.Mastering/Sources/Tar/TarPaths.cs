using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Makes names of an archive safe: none leads out of the place that the archive goes to.</summary>
internal sealed class TarPaths
{
    private readonly Dictionary<string, (byte[] First, int Count)> changes = new(StringComparer.Ordinal);

    /// <summary>What was changed, in words.</summary>
    public IEnumerable<string> Changes => changes.Select(change =>
        $"{change.Key} taken off {(change.Value.Count == 1 ? "" : $"{change.Value.Count} names, the first of them ")}{NameText.ToText(change.Value.First)}.");

    /// <summary>The parts of a name: without a slash at the start, and without what stands before and at the last '..'.</summary>
    public List<byte[]> PartsOf(byte[] name)
    {
        var parts = new List<byte[]>();
        var goesUp = false;
        for (var at = 0; at < name.Length;)
        {
            var rest = name.AsSpan(at);
            var part = rest[..(rest.IndexOf((byte)'/') is var slash and >= 0 ? slash : rest.Length)];
            at += part.Length + 1;
            if (part.SequenceEqual(".."u8))
            {
                goesUp = true;
                parts.Clear();
            }
            else if (!part.IsEmpty && !part.SequenceEqual("."u8))
            {
                parts.Add(part.ToArray());
            }
        }

        if (goesUp)
            Note("What stands up to '..' was", name);
        else if (name is [(byte)'/', ..])
            Note("The slash at the start was", name);
        return parts;
    }

    private void Note(string what, byte[] name) => changes[what] = changes.TryGetValue(what, out var known) ? (known.First, known.Count + 1) : (name, 1);
}
