using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// A pattern for paths in a tree, as .gitignore has them. <c>*</c> stands for any characters and <c>?</c> for one, never for '/'; <c>[a-z]</c> for one of these
/// and <c>[!a-z]</c> for one other; <c>**</c> for any characters, '/' among them, and <c>**/</c> for any folders or none; a backslash takes away the meaning of what
/// follows. A pattern with a '/' at its start or within is compared with the whole path from the root of the tree, any other with the last name alone, however deep
/// it lies. A '/' at the end lets it match folders only. The case of letters counts.
/// </summary>
public sealed class Glob
{
    private readonly GlobToken[] tokens;
    private readonly bool isOfFolders;

    private Glob(string text, GlobToken[] tokens, bool isOfFolders, bool isOfPaths) => (Text, this.tokens, this.isOfFolders, LooksAtPaths) = (text, tokens, isOfFolders, isOfPaths);

    /// <summary>The pattern as it was given.</summary>
    public string Text { get; }

    /// <summary>Whether it is compared with whole paths, not with the last name alone.</summary>
    public bool LooksAtPaths { get; }

    /// <summary>Reads a pattern; its characters are UTF-8 in the tree's names.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.BadGlob"/>: it is empty, or only slashes.</exception>
    public static Glob Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var foldersOnly = text.EndsWith('/');
        var body = text.TrimEnd('/');
        if (body.Length == 0)
            throw new DiscException(MasteringErrors.BadGlob, $"The pattern '{text}' can match nothing.");
        var trimmed = body.StartsWith('/') ? body[1..] : body;
        return new(text, GlobToken.Parse(PathText.ToBytes(trimmed)), foldersOnly, trimmed.Length < body.Length || trimmed.Contains('/', StringComparison.Ordinal));
    }

    /// <summary>Whether it matches a node of a tree.</summary>
    /// <param name="path">The path from the root of the tree, without a slash at its start; the last name is enough where <see cref="LooksAtPaths"/> says no.</param>
    /// <param name="isFolder">Whether the node is a folder.</param>
    public bool Matches(ReadOnlySpan<byte> path, bool isFolder)
    {
        if (isOfFolders && !isFolder)
            return false;
        return MatchesText(LooksAtPaths ? path : path[(path.LastIndexOf((byte)'/') + 1)..]);
    }

    /// <inheritdoc cref="Matches(ReadOnlySpan{byte}, bool)"/>
    public bool Matches(string path, bool isFolder = false) => Matches(NameText.FromText(path), isFolder);

    public override string ToString() => Text;

    /// <summary>
    /// Goes back only to the last star and to the last double star, which is enough: what an earlier one could take, the later one can, too; and no
    /// star goes beyond its part of the path.
    /// </summary>
    private bool MatchesText(ReadOnlySpan<byte> text)
    {
        var (at, token) = (0, 0);
        var (star, afterStar, deep, afterDeep) = (-1, 0, -1, 0);
        while (true)
        {
            if (token == tokens.Length && at == text.Length)
                return true;
            var kind = token < tokens.Length ? tokens[token].Kind : GlobTokenKind.None;
            if (kind == GlobTokenKind.Star)
                (star, afterStar) = (at, ++token);
            else if (kind is GlobTokenKind.Deep or GlobTokenKind.Folders)
                (deep, afterDeep, star) = (at, ++token, -1);
            else if (kind != GlobTokenKind.None && tokens[token].Width(text[at..]) is var width and > 0)
                (at, token) = (at + width, token + 1);
            else if (star >= 0 && star < text.Length && text[star] != (byte)'/')
                (at, token) = (++star, afterStar);
            else if (deep >= 0 && NextAfter(text, deep, tokens[afterDeep - 1].Kind) is var next and >= 0)
                (at, token, deep, star) = (next, afterDeep, next, -1);
            else
                return false;
        }
    }

    /// <summary>The next place up to which a double star can stand, or -1.</summary>
    private static int NextAfter(ReadOnlySpan<byte> text, int at, GlobTokenKind kind)
    {
        if (at >= text.Length)
            return -1;
        return kind == GlobTokenKind.Deep ? at + 1 : text[at..].IndexOf((byte)'/') is var slash and >= 0 ? at + slash + 1 : -1;
    }
}
