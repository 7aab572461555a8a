namespace OpenImapi.Mastering;

/// <summary>FNV-1a of 64 bits: nobody has to be kept from making two things alike, and a library for secrets takes longer to load than most trees to plan.</summary>
internal static class Fnv
{
    /// <summary>The digest of nothing.</summary>
    public const ulong Basis = 14695981039346656037;

    private const ulong Prime = 1099511628211;

    public static ulong With(ulong digest, byte value) => (digest ^ value) * Prime;

    public static ulong With(ulong digest, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            digest = With(digest, value);
        return digest;
    }
}
