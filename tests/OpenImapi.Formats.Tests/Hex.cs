namespace OpenImapi.Formats.Tests;

/// <summary>Bytes written as the standards print them: pairs of hexadecimal digits, spaced as the reader likes.</summary>
internal static class Hex
{
    public static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", "").Replace("\n", "").Replace("\r", ""));
}
