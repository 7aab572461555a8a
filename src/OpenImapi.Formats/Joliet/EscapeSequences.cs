namespace OpenImapi.Formats.Joliet;

/// <summary>The escape sequences that make a supplementary volume a Joliet one; the level says which UCS-2 level its names keep to.</summary>
[Clause(Standard.Joliet, "Escape Sequence Field")]
public static class EscapeSequences
{
    public static ByteString Level1 => ByteString.Ascii("%/@");

    public static ByteString Level2 => ByteString.Ascii("%/C");

    public static ByteString Level3 => ByteString.Ascii("%/E");

    /// <summary>The escape sequence of a level, 1 to 3.</summary>
    public static ByteString Of(int level) => level == 1 ? Level1 : level == 2 ? Level2 : Level3;

    /// <summary>The Joliet level that a descriptor's escape sequences declare, or nothing.</summary>
    public static int? LevelOf(ReadOnlySpan<byte> escapeSequences) =>
        escapeSequences.StartsWith("%/@"u8) ? 1 : escapeSequences.StartsWith("%/C"u8) ? 2 : escapeSequences.StartsWith("%/E"u8) ? 3 : null;
}
