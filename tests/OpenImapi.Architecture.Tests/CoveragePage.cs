using System.Text;
using System.Xml.Linq;
using OpenImapi.Formats;

namespace OpenImapi.Architecture.Tests;

/// <summary>Writes docs/standards/coverage.md from the clause attributes.</summary>
internal static class CoveragePage
{
    public static string Text()
    {
        var page = new StringBuilder("""
            # Coverage of the standards

            Which type follows which clause, in order of clause. Made from the `[Clause]` attributes by `eng/update-approved`; a test keeps it true.

            """).Append('\n');
        foreach (var standard in Enum.GetValues<Standard>())
        {
            var rows = Clauses.All.Where(pair => pair.Clause.Standard == standard)
                .Select(pair => (pair.Clause.Number, Type: pair.Type.Name.Split('`')[0], Project: ProjectOf(pair.Type))).Distinct()
                .OrderBy(row => row.Number, new ClauseOrder()).ThenBy(row => row.Type, StringComparer.Ordinal).ToList();
            if (rows.Count == 0)
                continue;
            page.Append($"## {standard}\n\n{Title(standard)}\n\n| clause | type | room |\n| --- | --- | --- |\n");
            foreach (var (number, type, project) in rows)
                page.Append($"| {number} | `{type}` | {project} |\n");
            page.Append('\n');
        }

        return page.ToString().TrimEnd('\n') + "\n";
    }

    private static string ProjectOf(Type type) => House.Projects.Single(project => project.Assembly == type.Assembly).Name;

    /// <summary>The document's full title: the doc comment of the enumeration's member.</summary>
    private static string Title(Standard standard)
    {
        var comments = XDocument.Load(Path.ChangeExtension(typeof(Standard).Assembly.Location, ".xml"));
        var member = comments.Descendants("member").Single(member => member.Attribute("name")!.Value == $"F:{typeof(Standard).FullName}.{standard}");
        return member.Element("summary")!.Value.Trim();
    }

    /// <summary>Orders clause numbers by their parts, 8.4 before 8.10 and 3/8 before 4/1; text that is no number by its characters.</summary>
    private sealed class ClauseOrder : IComparer<string>
    {
        public int Compare(string? left, string? right) => string.CompareOrdinal(Key(left!), Key(right!));

        private static string Key(string number) =>
            string.Join('.', number.Split('.', '/').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? part.PadLeft(6, '0') : part));
    }
}
