using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The identifiers of a folder that are taken, and the next free number for each beginning.</summary>
internal sealed class FreeNumbers(INamingRules rules)
{
    private readonly HashSet<ByteString> taken = [];
    private readonly Dictionary<ByteString, int> next = [];
    private readonly byte[] key = new byte[256];

    public void Take(ReadOnlyMemory<byte> identifier) => taken.Add(new(identifier));

    /// <summary>Puts the next free number at an identifier's end. Numbers of one length leave the same beginning, so each length counts on from its last number.</summary>
    public int Next(ReadOnlySpan<byte> identifier, bool isFolder, Span<byte> numbered)
    {
        for (var first = 1; ; first *= 10)
        {
            var beginning = new ByteString((ReadOnlySpan<byte>)key.AsSpan(0, rules.Number(identifier, isFolder, first, key)));
            for (var number = next.GetValueOrDefault(beginning, first); number < 10 * first; number++)
            {
                var length = rules.Number(identifier, isFolder, number, numbered);
                if (taken.Contains(new(numbered[..length])))
                    continue;
                next[beginning] = number + 1;
                return length;
            }

            next[beginning] = 10 * first;
        }
    }
}
