using System.Text;

namespace OpenImapi.Interop.Tests.Lab;

/// <summary>What became of each cell when it was burned last, and from which commit: lines of a file beside the sources, of which the page is made.</summary>
internal sealed class LabRecord
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Lab", "results.tsv");

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (string Result, string Commit)> results = new(StringComparer.Ordinal);
    private readonly string commit;

    /// <summary>The record as it is, for cells that are burned from a commit.</summary>
    public LabRecord(string commit)
    {
        this.commit = commit;
        foreach (var words in System.IO.File.ReadLines(File).Select(line => line.Split('\t')))
            results.Add(words[0], (words[1], words[2]));
    }

    /// <summary>"equal", or what was wrong; nothing where the cell was never burned.</summary>
    public string? this[LabCell cell] => results.TryGetValue(cell.ToString(), out var last) ? last.Result : null;

    /// <summary>The commits from which these cells were burned, each with their number, the most first.</summary>
    public IEnumerable<(string Commit, int Cells)> CommitsOf(IEnumerable<LabCell> cells) => cells
        .Select(cell => results.GetValueOrDefault(cell.ToString()).Commit).OfType<string>().CountBy(each => each, StringComparer.Ordinal)
        .OrderByDescending(each => each.Value).Select(each => (each.Key, each.Value));

    /// <summary>Writes down what became of some cells.</summary>
    public void Keep(IEnumerable<LabOutcome> outcomes)
    {
        lock (gate)
        {
            foreach (var outcome in outcomes)
                results[outcome.Cell.ToString()] = (outcome.Failure ?? "equal", commit);
            System.IO.File.WriteAllText(File, string.Concat(results.Select(line => $"{line.Key}\t{line.Value.Result}\t{line.Value.Commit}\n")), new UTF8Encoding(false));
        }
    }
}
