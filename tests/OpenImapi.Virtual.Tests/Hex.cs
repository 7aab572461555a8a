namespace OpenImapi.Virtual.Tests;

/// <summary>Bytes written as the standards print them: pairs of hexadecimal digits, spaced as the reader likes.</summary>
internal static class Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    public static string Plain(string text) => text.Replace(" ", "").Replace("\n", "").Replace("\r", "");
}
