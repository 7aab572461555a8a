namespace OpenImapi.Virtual;

/// <summary>The beginning of some bytes in hexadecimal digits; a question mark stands for any digit.</summary>
public sealed record HexPattern
{
    private const char Any = '?';

    private HexPattern(string digits) => Digits = digits;

    /// <summary>The digits, two a byte.</summary>
    public string Digits { get; }

    /// <summary>The pattern that is written, or nothing where it is none.</summary>
    public static HexPattern? Parse(string digits) =>
        digits.Length > 0 && digits.Length % 2 == 0 && digits.All(digit => digit == Any || char.IsAsciiHexDigit(digit)) ? new(digits.ToUpperInvariant()) : null;

    /// <summary>True for bytes that begin so.</summary>
    public bool Matches(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length * 2 < Digits.Length)
            return false;
        var actual = Convert.ToHexString(bytes[..(Digits.Length / 2)]);
        for (var i = 0; i < Digits.Length; i++)
            if (Digits[i] != Any && Digits[i] != actual[i])
                return false;
        return true;
    }

    public override string ToString() => Digits;
}
