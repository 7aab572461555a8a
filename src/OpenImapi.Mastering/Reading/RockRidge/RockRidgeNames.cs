using OpenImapi.Formats;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>The name that Rock Ridge gives an entry.</summary>
internal static class RockRidgeNames
{
    /// <summary>The name for people, its bytes, and the rule it breaks if no path can hold it; the plain identifier's where no name is given.</summary>
    public static (string Name, ByteString Raw, string? Fault) Of(RockRidgeFile file, string plain)
    {
        if (file.Name is not { } recorded)
            return (plain, new(NameText.FromText(plain)), null);
        var raw = Safe(recorded);
        return (NameText.ToText(raw), raw, raw == recorded ? null : $"'{NameText.ToText(raw)}' stands for a Rock Ridge name that no path can hold");
    }

    /// <summary>No name may lead out of its folder or end a path early, whatever a hostile image says.</summary>
    private static ByteString Safe(ByteString name)
    {
        var span = name.Span;
        if (span.IsEmpty)
            return ByteString.Ascii("_");
        if (!span.ContainsAny((byte)'/', (byte)0) && !span.SequenceEqual("."u8) && !span.SequenceEqual(".."u8))
            return name;
        var safe = span.ToArray();
        foreach (ref var one in safe.AsSpan())
            if (one is 0 or (byte)'/' || span is [(byte)'.'] or [(byte)'.', (byte)'.'])
                one = (byte)'_';
        return new(safe);
    }
}
