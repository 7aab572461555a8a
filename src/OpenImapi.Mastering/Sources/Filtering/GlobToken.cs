using System.Buffers;
using System.Text;

namespace OpenImapi.Mastering;

/// <summary>What a part of a pattern stands for.</summary>
internal enum GlobTokenKind : byte
{
    None,

    /// <summary>One byte, itself.</summary>
    Byte,

    /// <summary>One character.</summary>
    Character,

    /// <summary>One character of some, or not of some.</summary>
    Class,

    /// <summary>Any characters but slashes.</summary>
    Star,

    /// <summary>Any characters.</summary>
    Deep,

    /// <summary>Any folders, each with its slash, or none.</summary>
    Folders,
}

/// <summary>One part of a pattern.</summary>
internal readonly record struct GlobToken(GlobTokenKind Kind, byte Value = 0, GlobClass? Class = null)
{
    /// <summary>Reads a pattern in UTF-8.</summary>
    public static GlobToken[] Parse(ReadOnlySpan<byte> pattern)
    {
        var tokens = new List<GlobToken>(pattern.Length);
        for (var at = 0; at < pattern.Length;)
        {
            var rest = pattern[at..];
            var startsPart = at == 0 || pattern[at - 1] == (byte)'/';
            if (rest[0] == (byte)'\\' && rest.Length > 1)
                at += Add(tokens, new(GlobTokenKind.Byte, rest[1]), 2);
            else if (startsPart && rest.StartsWith("**/"u8))
                at += Add(tokens, new(GlobTokenKind.Folders), 3);
            else if (rest.StartsWith("**"u8))
                at += Add(tokens, new(GlobTokenKind.Deep), 2);
            else if (rest[0] == (byte)'*')
                at += Add(tokens, new(GlobTokenKind.Star), 1);
            else if (rest[0] == (byte)'?')
                at += Add(tokens, new(GlobTokenKind.Character), 1);
            else if (rest[0] == (byte)'[' && GlobClass.Parse(rest, out var length) is { } set)
                at += Add(tokens, new(GlobTokenKind.Class, Class: set), length);
            else
                at += Add(tokens, new(GlobTokenKind.Byte, rest[0]), 1);
        }

        return [.. tokens];
    }

    /// <summary>How many bytes at the start of a text it matches: 0 where it does not.</summary>
    public int Width(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
            return 0;
        if (Kind == GlobTokenKind.Byte)
            return text[0] == Value ? 1 : 0;
        if (text[0] == (byte)'/')
            return 0;
        // A byte that belongs to no character counts as one.
        var isCharacter = Rune.DecodeFromUtf8(text, out var rune, out var width) == OperationStatus.Done;
        if (!isCharacter)
            width = 1;
        return Kind == GlobTokenKind.Character || Class!.Holds(isCharacter ? rune.Value : -1) ? width : 0;
    }

    private static int Add(List<GlobToken> tokens, GlobToken token, int length)
    {
        tokens.Add(token);
        return length;
    }
}

/// <summary>Some characters, or all but some.</summary>
internal sealed class GlobClass
{
    private readonly List<(int First, int Last)> ranges = [];
    private bool isNot;

    public bool Holds(int character) => ranges.Exists(range => character >= range.First && character <= range.Last) != isNot;

    /// <summary>Reads what stands between brackets; nothing where the bracket is not closed.</summary>
    public static GlobClass? Parse(ReadOnlySpan<byte> pattern, out int length)
    {
        var set = new GlobClass();
        length = 1;
        if (length < pattern.Length && pattern[length] is (byte)'!' or (byte)'^')
        {
            set.isNot = true;
            length++;
        }

        // A bracket that comes first is one of the characters.
        for (var first = length; length < pattern.Length && (pattern[length] != (byte)']' || length == first);)
        {
            var low = Next(pattern, ref length);
            var high = low;
            if (length + 1 < pattern.Length && pattern[length] == (byte)'-' && pattern[length + 1] != (byte)']')
            {
                length++;
                high = Next(pattern, ref length);
            }

            set.ranges.Add((low, high));
        }

        return length++ < pattern.Length ? set : null;
    }

    private static int Next(ReadOnlySpan<byte> pattern, ref int at)
    {
        if (pattern[at] == (byte)'\\' && at + 1 < pattern.Length)
            at++;
        Rune.DecodeFromUtf8(pattern[at..], out var rune, out var width);
        at += width;
        return rune.Value;
    }
}
