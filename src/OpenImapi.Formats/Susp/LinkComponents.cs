namespace OpenImapi.Formats.Susp;

/// <summary>Cuts the text of a symbolic link into components, one at a time; an empty component stands between two slashes.</summary>
/// <remarks>
/// What is cut so is joined again byte for byte: a slash at the start is the root, every other one stands between two components,
/// and an empty component is recorded as such, so that "a//b" and "a/" stay what they are.
/// </remarks>
internal ref struct LinkComponents(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private int at;
    private bool isPartOfOne;
    private bool isAtEnd = text.IsEmpty;

    public readonly bool IsAtEnd => isAtEnd;

    /// <summary>The component, or what is left of it, that comes next, with the flags that a whole one has.</summary>
    public readonly ReadOnlySpan<byte> Peek(out ComponentFlags flags)
    {
        flags = ComponentFlags.None;
        if (at == 0 && text[0] == (byte)'/')
        {
            flags = ComponentFlags.Root;
            return default;
        }

        var rest = text[at..];
        var slash = rest.IndexOf((byte)'/');
        var content = slash < 0 ? rest : rest[..slash];
        if (isPartOfOne || content.Length is 0 or > 2 || content.ContainsAnyExcept((byte)'.'))
            return content;
        flags = content.Length == 1 ? ComponentFlags.Current : ComponentFlags.Parent;
        return default;
    }

    /// <summary>The bytes that at least a start of the component after the next one takes; 0 where there is none.</summary>
    public readonly int LeastAfter()
    {
        var after = this;
        after.Take();
        return after.IsAtEnd ? 0 : ComponentRecord.HeaderLength + Math.Min(1, after.Peek(out _).Length);
    }

    /// <summary>Goes past the component that comes next.</summary>
    public void Take()
    {
        if (at == 0 && text[0] == (byte)'/')
        {
            at = 1;
            isAtEnd = text.Length == 1;
            return;
        }

        var slash = text[at..].IndexOf((byte)'/');
        isAtEnd = slash < 0;
        at += slash + 1;
        isPartOfOne = false;
    }

    /// <summary>Goes past so many bytes of the component that comes next; the rest of it comes next.</summary>
    public void Take(int count)
    {
        at += count;
        isPartOfOne = true;
    }
}
