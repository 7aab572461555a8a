using System.Text.RegularExpressions;

namespace OpenImapi.Architecture.Tests;

/// <summary>What can be read off the source files themselves.</summary>
public partial class SourceTests
{
    [Fact]
    public void No_file_is_longer_than_600_lines() =>
        Refuse.Any(House.SourceFiles("src", "tests", "samples", "bench")
            .Select(path => (Path: path, Lines: File.ReadLines(path).Count())).Where(file => file.Lines > 600)
            .Select(file => $"{House.Relative(file.Path)}: {file.Lines} lines"));

    [Fact]
    public void Every_project_has_one_namespace_and_Formats_one_per_folder_of_a_standard() =>
        Refuse.Any(House.Projects.SelectMany(project => House.SourceFiles(project.Folder).Select(path => (Path: path, Expected: NamespaceOf(project, path))))
            .Where(file => NamespaceLine().Match(File.ReadAllText(file.Path)) is { Success: true } found && found.Groups["name"].Value != file.Expected)
            .Select(file => $"{House.Relative(file.Path)}: the namespace is not {file.Expected}"));

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Refuse.Any(House.SourceFiles("src").Where(path => Unfinished().IsMatch(File.ReadAllText(path))).Select(House.Relative));

    private static string NamespaceOf(SourceProject project, string path)
    {
        var folder = Path.GetRelativePath(project.Folder, path).Split(Path.DirectorySeparatorChar)[0];
        return project.Name == "OpenImapi.Formats" && !Vocabulary.Contains(folder) ? $"{project.Name}.{folder}" : project.Name;
    }

    /// <summary>The folders of Formats that hold the house's own words, not those of a standard.</summary>
    private static readonly HashSet<string> Vocabulary = ["Errors", "Fields", "Primitives"];

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
