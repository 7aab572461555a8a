using System.Text.RegularExpressions;

namespace OpenImapi.Architecture.Tests;

/// <summary>The pages of the repository lead where they say.</summary>
public partial class PageTests
{
    [Fact]
    public void Every_link_to_a_file_of_the_repository_finds_it() =>
        Refuse.Any(from page in Pages()
                   from link in Link().Matches(File.ReadAllText(page))
                   let target = link.Groups["target"].Value
                   where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal)
                   where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target))
                   select $"{House.Relative(page)}: {target}");

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(House.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(House.Root, "docs"), "*.md", SearchOption.AllDirectories));

    [GeneratedRegex(@"\]\((?<target>[^)#]*)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
