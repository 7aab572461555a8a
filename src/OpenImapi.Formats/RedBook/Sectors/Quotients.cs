using System.Runtime.Intrinsics;

namespace OpenImapi.Formats.RedBook;

/// <summary>The quotients with alpha + 1 of the sixteen values that four bits can have; that of a byte is the sum of its halves'.</summary>
internal static class Quotients
{
    public static readonly Vector128<byte> OfLow = Of(0);
    public static readonly Vector128<byte> OfHigh = Of(4);

    private static Vector128<byte> Of(int shift)
    {
        Span<byte> quotients = stackalloc byte[Vector128<byte>.Count];
        for (var i = 0; i < quotients.Length; i++)
            quotients[i] = PlainParity.Quotient((byte)(i << shift));
        return Vector128.Create<byte>(quotients);
    }
}
