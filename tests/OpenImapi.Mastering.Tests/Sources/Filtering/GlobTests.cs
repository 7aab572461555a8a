using System.Text;
using OpenImapi.Formats;

namespace OpenImapi.Mastering.Tests.Sources.Filtering;

/// <summary>Patterns for paths, by the words of gitignore(5), and by a slow matcher that tries everything.</summary>
public class GlobTests
{
    [Theory]
    [InlineData("*.o", "a.o", true)]
    [InlineData("*.o", "deep/in/a.o", true)]
    [InlineData("*.o", "a.o/x", false)]
    [InlineData("*.o", "a.O", false)]
    [InlineData("doc/*.txt", "doc/notes.txt", true)]
    [InlineData("doc/*.txt", "doc/server/arch.txt", false)]
    [InlineData("doc/*.txt", "x/doc/notes.txt", false)]
    [InlineData("/a", "a", true)]
    [InlineData("/a", "b/a", false)]
    [InlineData("**/foo", "foo", true)]
    [InlineData("**/foo", "x/y/foo", true)]
    [InlineData("**/foo", "x/yfoo", false)]
    [InlineData("**/foo/bar", "a/foo/bar", true)]
    [InlineData("abc/**", "abc/x/y", true)]
    [InlineData("abc/**", "abc", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("?", "é", true)]
    [InlineData("??", "é", false)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[!a-c]x", "bx", false)]
    [InlineData("[^a-c]x", "dx", true)]
    [InlineData("[]]", "]", true)]
    [InlineData("[à-ü]", "é", true)]
    [InlineData("[a", "[a", true)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("\\*", "*", true)]
    [InlineData("\\*", "x", false)]
    [InlineData("a\\/b", "a/b", true)]
    [InlineData("*a*b*c*", "xxaxxbxxc", true)]
    [InlineData("*a*b*c*", "xxaxxcxxb", false)]
    public void A_pattern_matches_what_gitignore_says(string pattern, string path, bool expected) => Assert.Equal(expected, Glob.Parse(pattern).Matches(path));

    [Fact]
    public void A_slash_at_the_end_is_for_folders_only()
    {
        Assert.True(Glob.Parse("build/").Matches("a/build", isFolder: true));
        Assert.False(Glob.Parse("build/").Matches("a/build"));
    }

    [Fact]
    public void A_byte_that_is_no_character_counts_as_one()
    {
        Assert.True(Glob.Parse("a?b").Matches([(byte)'a', 0xFF, (byte)'b'], isFolder: false));
        Assert.True(Glob.Parse("[!x]").Matches([0xC3], isFolder: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("//")]
    public void A_pattern_of_nothing_is_refused(string pattern) => Assert.Same(MasteringErrors.BadGlob, Assert.Throws<DiscException>(() => Glob.Parse(pattern)).Error);

    [Fact]
    public void A_hostile_pattern_ends_soon()
    {
        var pattern = string.Concat(Enumerable.Repeat("**/*a*", 200)) + "b";
        Assert.False(Glob.Parse(pattern).Matches(string.Concat(Enumerable.Repeat("aaaaaaaaa/", 2000))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_matcher_agrees_with_one_that_tries_everything(int seed)
    {
        var random = new Random(seed);
        string[] parts = ["a", "b", "/", "*", "**", "**/", "?", "[ab]", "[!a]", "/"];
        for (var round = 0; round < 20_000; round++)
        {
            var pattern = "/" + string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => parts[random.Next(parts.Length)])).Trim('/');
            var text = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => "abc"[random.Next(3)]))));
            if (pattern == "/")
                continue;
            var tokens = GlobToken.Parse(Encoding.ASCII.GetBytes(pattern[1..]));
            Assert.True(Tries(tokens, text) == Glob.Parse(pattern).Matches(text), $"{pattern} and {text}");
        }
    }

    private static bool Tries(ReadOnlySpan<GlobToken> tokens, string text)
    {
        if (tokens.IsEmpty)
            return text.Length == 0;
        for (var taken = 0; taken <= text.Length; taken++)
        {
            var part = text[..taken];
            var fits = tokens[0].Kind switch
            {
                GlobTokenKind.Star => !part.Contains('/', StringComparison.Ordinal),
                GlobTokenKind.Deep => true,
                GlobTokenKind.Folders => part.Length == 0 || part.EndsWith('/'),
                _ => taken == 1 && tokens[0].Width(Encoding.ASCII.GetBytes(part)) == 1,
            };
            if (fits && Tries(tokens[1..], text[taken..]))
                return true;
        }

        return false;
    }
}
