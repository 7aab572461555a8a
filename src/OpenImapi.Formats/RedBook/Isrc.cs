namespace OpenImapi.Formats.RedBook;

/// <summary>International Standard Recording Code (ISO 3901): country, owner, year and number of a recording, 12 characters.</summary>
[Clause(Standard.Ecma130, "22.3.4.3")]
public readonly record struct Isrc
{
    /// <summary>Characters of a code.</summary>
    public const int Length = 12;

    private readonly string? text;

    private Isrc(string text) => this.text = text;

    /// <summary>Reads a code; hyphens, spaces and small letters are taken as people write them.</summary>
    public static bool TryParse(ReadOnlySpan<char> written, out Isrc code)
    {
        Span<char> plain = stackalloc char[Length];
        var length = 0;
        foreach (var character in written)
        {
            if (character is '-' or ' ')
                continue;
            if (length == Length)
            {
                length++;
                break;
            }

            plain[length++] = char.ToUpperInvariant(character);
        }

        var valid = length == Length && !plain[..5].ContainsAnyExcept(LettersAndDigits) && !plain[5..].ContainsAnyExceptInRange('0', '9');
        code = valid ? new(plain.ToString()) : default;
        return valid;
    }

    private static readonly System.Buffers.SearchValues<char> LettersAndDigits = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>The 12 characters.</summary>
    public override string ToString() => text ?? "";
}
