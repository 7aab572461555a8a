using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Tells which extended attributes of a file people would miss: no file system of a disc has a place for them.</summary>
/// <remarks>Labels that a system puts on all its files, such as SELinux's, are not told; each system makes its own.</remarks>
internal static class LostAttributes
{
    /// <summary>The start of what pax archives call an extended attribute, and of access control lists.</summary>
    private static readonly string[] PaxStarts = ["SCHILY.xattr.", "LIBARCHIVE.xattr.", "RHT."];

    /// <summary>What is lost, in a sentence; nothing where that is nothing.</summary>
    /// <param name="names">Names of attributes, each ended by a zero.</param>
    public static string? Of(ReadOnlySpan<byte> names)
    {
        var lost = new List<string>();
        foreach (var range in names.Split((byte)0))
            if (WordOf(NameText.ToText(names[range])) is { } word)
                lost.Add(word);
        return Sentence(lost);
    }

    /// <summary>The same of the keywords of a pax header.</summary>
    public static string? OfPax(IEnumerable<string> keywords) => Sentence(keywords.Select(keyword =>
        keyword.StartsWith("SCHILY.acl.", StringComparison.Ordinal) ? "its access control list"
        : Array.Find(PaxStarts, start => keyword.StartsWith(start, StringComparison.Ordinal)) is { } known ? WordOf(keyword[known.Length..]) : null).OfType<string>());

    private static string? WordOf(string name) => name switch
    {
        "system.posix_acl_access" or "system.posix_acl_default" => "its access control list",
        "security.capability" => "its capabilities",
        _ => name.StartsWith("user.", StringComparison.Ordinal) ? $"its attribute {name}" : null,
    };

    private static string? Sentence(IEnumerable<string> lost) =>
        lost.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } words ? $"The volume has no place for {string.Join(", ", words)}." : null;
}
