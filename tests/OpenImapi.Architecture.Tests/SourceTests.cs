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
    public void A_project_has_one_namespace_with_one_more_for_each_standard_in_Formats_and_for_each_system() =>
        Refuse.Any(House.Projects.SelectMany(project => House.SourceFiles(project.Folder).Select(path => (Path: path, Expected: NamespaceOf(project, path))))
            .Where(file => NamespaceLine().Match(File.ReadAllText(file.Path)) is { Success: true } found && found.Groups["name"].Value != file.Expected)
            .Select(file => $"{House.Relative(file.Path)}: the namespace is not {file.Expected}"));

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Refuse.Any(House.SourceFiles("src").Where(path => Unfinished().IsMatch(File.ReadAllText(path))).Select(House.Relative));

    private static string NamespaceOf(SourceProject project, string path)
    {
        var folders = Path.GetRelativePath(project.Folder, path).Split(Path.DirectorySeparatorChar)[..^1];
        var own = folders.FirstOrDefault(folder => Systems.Contains(folder)) ?? (project.Name == "OpenImapi.Formats" ? folders.FirstOrDefault(IsStandard) : null);
        return own is null ? project.Name : $"{project.Name}.{own}";
    }

    private static bool IsStandard(string folder) => folder is not ("Errors" or "Fields" or "Primitives");

    /// <summary>Folders of calls into one operating system, which are named as that system names them.</summary>
    private static readonly HashSet<string> Systems = ["Linux", "Windows", "MacOS"];

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();
}
