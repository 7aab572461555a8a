using System.Reflection.Metadata;

namespace OpenImapi.Architecture.Tests;

/// <summary>What is given away names no folder of the machine that built it.</summary>
public class SourcePathTests
{
    [Fact]
    public void Every_source_file_in_the_symbols_has_a_mapped_path() =>
        Refuse.Any(House.Projects.SelectMany(Documents).Where(path => !path.StartsWith("/_/", StringComparison.Ordinal)));

    [Fact]
    public void The_symbols_name_source_files() => Assert.Contains("/_/src/OpenImapi.Formats/Primitives/Lba.cs", House.Projects.SelectMany(Documents));

    private static IEnumerable<string> Documents(SourceProject project)
    {
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(project.AssemblyPath, ".pdb")));
        var metadata = symbols.GetMetadataReader();
        return [.. metadata.Documents.Select(document => metadata.GetString(metadata.GetDocument(document).Name))];
    }
}
