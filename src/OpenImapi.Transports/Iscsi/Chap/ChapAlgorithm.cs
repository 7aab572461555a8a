using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using OpenImapi.Formats;

namespace OpenImapi.Transports;

/// <summary>Hashes by which CHAP proves a secret, by their numbers at IANA.</summary>
[Clause(Standard.Rfc7143, "12.1.3")]
internal enum ChapAlgorithm
{
    None = 0,
    Md5 = 5,
    Sha256 = 7,
}

/// <summary>What is computed and how it is written.</summary>
[Clause(Standard.Rfc7143, "12.1.3")]
internal static class Chap
{
    /// <summary>What is offered. MD5, which every target knows, comes first: tgt takes 7 for SHA-1, and chooses it where it comes first (TgtProofTests).</summary>
    public const string Offer = "5,7";

    private const int MaximumChallenge = 1024;
    private const int Sha256Length = 32;
    private const int Md5Length = 16;

    /// <summary>The first algorithm of a list that is known here.</summary>
    public static ChapAlgorithm Choose(string list) =>
        list.Split(',').Select(static one => one.Trim() switch { "7" => ChapAlgorithm.Sha256, "5" => ChapAlgorithm.Md5, _ => ChapAlgorithm.None })
            .FirstOrDefault(static one => one != ChapAlgorithm.None);

    /// <summary>The proof of a secret: the hash of identifier, secret and challenge.</summary>
    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "RFC 7143 demands MD5; SHA-256 is used where the other side asks for it.")]
    public static byte[] Response(ChapAlgorithm algorithm, byte identifier, IscsiSecret secret, ReadOnlySpan<byte> challenge)
    {
        byte[] whole = [identifier, .. secret.Secret.Span, .. challenge];
        return algorithm == ChapAlgorithm.Sha256 ? SHA256.HashData(whole) : MD5.HashData(whole);
    }

    /// <summary>Whether a proof is right, in a time that does not tell how much of it is.</summary>
    public static bool Proves(ReadOnlySpan<byte> response, ChapAlgorithm algorithm, byte identifier, IscsiSecret secret, ReadOnlySpan<byte> challenge) =>
        CryptographicOperations.FixedTimeEquals(response, Response(algorithm, identifier, secret, challenge));

    /// <summary>A challenge as long as the hash, which nobody can foresee.</summary>
    public static byte[] NewChallenge(ChapAlgorithm algorithm) => RandomNumberGenerator.GetBytes(algorithm == ChapAlgorithm.Sha256 ? Sha256Length : Md5Length);

    public static byte NewIdentifier() => RandomNumberGenerator.GetBytes(1)[0];

    /// <summary>Bytes as a text value: 0x and hexadecimal digits.</summary>
    [Clause(Standard.Rfc7143, "6.1")]
    public static string Encode(ReadOnlySpan<byte> bytes) => $"0x{Convert.ToHexString(bytes)}";

    /// <summary>Bytes of a text value, hexadecimal or base 64; nothing where it is neither, or too long.</summary>
    public static byte[]? Decode(string text)
    {
        if (text.Length > 2 + 2 * MaximumChallenge)
            return null;
        try
        {
            if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
                return Convert.FromHexString(text.Length % 2 == 0 ? text[2..] : $"0{text[2..]}");
            return text.StartsWith("0b", StringComparison.OrdinalIgnoreCase) ? Convert.FromBase64String(text[2..]) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>An identifier: a number of one byte.</summary>
    public static byte? Number(string text)
    {
        var hexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return byte.TryParse(
            hexadecimal ? text.AsSpan(2) : text, hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
