using System.Buffers.Binary;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>
/// Digests of 64 bits, after the manner of FNV-1a but eight bytes at a time: nobody has to be kept from making two things alike, and a library for secrets takes longer to
/// load than most trees to plan.
/// </summary>
internal static class Digest
{
    /// <summary>The digest of nothing.</summary>
    public const ulong OfNothing = 14695981039346656037;

    private const ulong Prime = 1099511628211;
    private const ulong SmallLetters = 0x2020202020202020;

    /// <summary>A digest with more bytes behind what it is of, and with their number.</summary>
    public static ulong With(ulong digest, ReadOnlySpan<byte> bytes)
    {
        digest = With(digest, (ulong)bytes.Length);
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            digest = With(digest, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        return With(digest, RestOf(bytes));
    }

    /// <summary>
    /// A digest that is the same for names that differ only in case; it may be so for others. What is not ASCII counts as nothing, since it may have another case too.
    /// </summary>
    public static ulong OfAnyCase(ReadOnlySpan<byte> name) => Ascii.IsValid(name) ? OfSmallLetters(name) : OfAsciiIn(name);

    private static ulong OfAsciiIn(ReadOnlySpan<byte> name)
    {
        Span<byte> ascii = stackalloc byte[name.Length];
        var count = 0;
        foreach (var unit in name)
            if (unit < 0x80)
                ascii[count++] = unit;
        return OfSmallLetters(ascii[..count]);
    }

    private static ulong OfSmallLetters(ReadOnlySpan<byte> name)
    {
        var digest = OfNothing;
        for (; name.Length >= sizeof(ulong); name = name[sizeof(ulong)..])
            digest = With(digest, BinaryPrimitives.ReadUInt64LittleEndian(name) | SmallLetters);
        return With(digest, RestOf(name) | SmallLetters);
    }

    private static ulong RestOf(ReadOnlySpan<byte> bytes)
    {
        var rest = 0UL;
        for (var at = bytes.Length - 1; at >= 0; at--)
            rest = rest << 8 | bytes[at];
        return rest;
    }

    /// <summary>The upper half comes down, since a multiplication carries only upwards.</summary>
    private static ulong With(ulong digest, ulong value)
    {
        digest = (digest ^ value) * Prime;
        return digest ^ digest >> 32;
    }
}
