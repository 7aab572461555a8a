namespace OpenImapi.Formats.Susp;

/// <summary>A system use entry: a signature of two characters, its length, its version, and what they announce.</summary>
public interface ISystemUseEntry : IStructure
{
    /// <summary>The two characters that name the entry.</summary>
    static abstract SystemUseSignature Signature { get; }

    /// <summary>Encoded length in bytes, 4 to 255.</summary>
    int Length { get; }
}

/// <summary>The first three fields that every entry has.</summary>
internal static class SystemUseHeader
{
    /// <summary>Bytes of signature word, length and version.</summary>
    public const int Length = 4;

    /// <summary>Bytes of the longest entry: its length is one byte.</summary>
    public const int MaximumEntry = 255;

    /// <summary>Walks signature word, length and version; returns the length, which is the recorded one when reading.</summary>
    public static byte Header<T>(this ref T f, ReadOnlySpan<byte> signature, int length)
        where T : struct, IFields, allows ref struct
    {
        var recorded = f.AnyVersion(signature, length);
        f.Fixed("system use entry version", [1]);
        return recorded;
    }

    /// <summary>The same without the version, which some extensions count.</summary>
    public static byte AnyVersion<T>(this ref T f, ReadOnlySpan<byte> signature, int length)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("signature word", signature);
        return f.UInt8("length", (byte)length);
    }
}
