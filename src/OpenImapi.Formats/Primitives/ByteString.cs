using System.Text;

namespace OpenImapi.Formats;

/// <summary>Immutable bytes that compare by content: an identifier as it stands on the disc.</summary>
public readonly struct ByteString : IEquatable<ByteString>, IComparable<ByteString>
{
    private readonly ReadOnlyMemory<byte> bytes;

    public ByteString(ReadOnlyMemory<byte> bytes) => this.bytes = bytes;

    public ByteString(ReadOnlySpan<byte> bytes) => this.bytes = bytes.ToArray();

    /// <summary>No bytes.</summary>
    public static readonly ByteString Empty;

    /// <summary>The bytes of a text in ASCII; a character outside it is an error of the caller.</summary>
    public static ByteString Ascii(string text)
    {
        var encoded = new byte[text.Length];
        for (var i = 0; i < encoded.Length; i++)
            encoded[i] = text[i] < 0x80 ? (byte)text[i] : throw new ArgumentException($"'{text}' is not ASCII.", nameof(text));
        return new(encoded);
    }

    /// <summary>Length in bytes.</summary>
    public int Length => bytes.Length;

    public bool IsEmpty => bytes.IsEmpty;

    public ReadOnlySpan<byte> Span => bytes.Span;

    public static implicit operator ReadOnlySpan<byte>(ByteString text) => text.Span;

    public static implicit operator ByteString(ReadOnlySpan<byte> bytes) => new(bytes);

    public bool Equals(ByteString other) => Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => obj is ByteString other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    public int CompareTo(ByteString other) => Span.SequenceCompareTo(other.Span);

    public static bool operator ==(ByteString left, ByteString right) => left.Equals(right);

    public static bool operator !=(ByteString left, ByteString right) => !left.Equals(right);

    public static bool operator <(ByteString left, ByteString right) => left.CompareTo(right) < 0;

    public static bool operator >(ByteString left, ByteString right) => left.CompareTo(right) > 0;

    public static bool operator <=(ByteString left, ByteString right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ByteString left, ByteString right) => left.CompareTo(right) >= 0;

    /// <summary>The bytes as Latin-1 text, for people.</summary>
    public override string ToString() => Encoding.Latin1.GetString(Span);
}
