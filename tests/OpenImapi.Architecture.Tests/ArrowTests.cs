using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace OpenImapi.Architecture.Tests;

/// <summary>The arrows between the rooms are those of the table in docs/architecture.md, in the project files and in what they compile to.</summary>
public partial class ArrowTests
{
    private static readonly Dictionary<string, IReadOnlySet<string>> Allowed = ReadTable();

    [Fact]
    public void Every_project_has_a_row_in_the_table() =>
        Assert.Equal(House.Projects.Select(project => project.Name).Order(StringComparer.Ordinal), Allowed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_project_references_only_what_its_row_allows() =>
        Refuse.Any(House.Projects.SelectMany(project => project.References.Except(Allowed[project.Name]).Select(name => $"{project} -> {name}")));

    [Fact]
    public void Every_assembly_uses_only_projects_that_its_own_project_references() =>
        Refuse.Any(House.Projects.SelectMany(project => OursUsedBy(project).Except(project.References).Select(name => $"{project} -> {name}")));

    [Fact]
    public void Every_project_is_built_beside_these_tests() =>
        Refuse.Any(House.Projects.Where(project => !File.Exists(project.AssemblyPath)).Select(project => project.Name));

    [Fact]
    public void Formats_does_no_input_or_output_and_knows_no_clock_or_thread()
    {
        string[] namespaces = ["System.IO", "System.Net", "System.Net.Sockets", "System.Timers"];
        string[] types =
        [
            "System.Console", "System.TimeProvider", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch",
            "System.Threading.Thread", "System.Threading.ThreadPool", "System.Threading.Timer", "System.Threading.Monitor", "System.Threading.Lock",
        ];
        var used = TypesUsedBy(House.Projects.Single(project => project.Name == "OpenImapi.Formats"));
        Refuse.Any(used.Where(type => namespaces.Contains(type[..type.LastIndexOf('.')]) || types.Contains(type)));
    }

    private static IEnumerable<string> OursUsedBy(SourceProject project)
    {
        using var file = new PEReader(File.OpenRead(project.AssemblyPath));
        var metadata = file.GetMetadataReader();
        var names = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToHashSet(StringComparer.Ordinal);
        return [.. House.Projects.Where(other => names.Contains(other.AssemblyName)).Select(other => other.Name)];
    }

    private static IEnumerable<string> TypesUsedBy(SourceProject project)
    {
        using var file = new PEReader(File.OpenRead(project.AssemblyPath));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Where(type => !type.Namespace.IsNil)
                .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}"),
        ];
    }

    /// <summary>Reads the rows "| `OpenImapi.X` | what it holds | A, B |"; the names in the last column leave out "OpenImapi.".</summary>
    private static Dictionary<string, IReadOnlySet<string>> ReadTable() =>
        File.ReadLines(Path.Combine(House.Root, "docs", "architecture.md"))
            .Select(line => Row().Match(line)).Where(row => row.Success)
            .ToDictionary(
                row => row.Groups["project"].Value,
                row => (IReadOnlySet<string>)row.Groups["references"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Where(name => name != "nothing")
                    .Select(name => name == "OpenImapi" ? name : "OpenImapi." + name).ToHashSet(StringComparer.Ordinal));

    [GeneratedRegex(@"^\| `(?<project>OpenImapi[\w.]*)` \|.*\|(?<references>[^|]*)\|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();
}
