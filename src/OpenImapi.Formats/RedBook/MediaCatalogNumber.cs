namespace OpenImapi.Formats.RedBook;

/// <summary>The number on a disc's package, UPC or EAN: 13 digits.</summary>
[Clause(Standard.Ecma130, "22.3.4.2")]
public readonly record struct MediaCatalogNumber
{
    /// <summary>Digits of a number.</summary>
    public const int Length = 13;

    private readonly string? digits;

    private MediaCatalogNumber(string digits) => this.digits = digits;

    /// <summary>Reads a number; the 12 digits of a UPC get a zero before them.</summary>
    public static bool TryParse(ReadOnlySpan<char> written, out MediaCatalogNumber number)
    {
        var plain = written.Trim();
        var valid = plain.Length is Length or Length - 1 && !plain.ContainsAnyExceptInRange('0', '9');
        number = valid ? new(plain.ToString().PadLeft(Length, '0')) : default;
        return valid;
    }

    /// <summary>The last digit is the check digit of the others, as on every real package.</summary>
    public bool HasRightCheckDigit
    {
        get
        {
            var sum = 0;
            for (var i = 0; i < digits?.Length; i++)
                sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
            return sum % 10 == 0;
        }
    }

    /// <summary>The 13 digits.</summary>
    public override string ToString() => digits ?? "";
}
