using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Allowed by common practice, though not by the standard's stricter levels: readers cope.</summary>
    Notice,

    /// <summary>The standard is broken: some reader will show wrong or missing content.</summary>
    Error,
}

/// <summary>One rule that a volume breaks.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Standard">The standard that has the rule.</param>
/// <param name="Clause">The clause in that standard.</param>
/// <param name="Block">The block that holds what is wrong.</param>
/// <param name="Path">The folder or file concerned; empty for the volume itself.</param>
/// <param name="Text">The rule and how it is broken.</param>
public readonly record struct Finding(Severity Severity, Standard Standard, string Clause, Lba Block, string Path, string Text)
{
    public override string ToString() =>
        $"{(Severity == Severity.Error ? "error" : "notice")}: block {Block}{(Path.Length == 0 ? "" : $", {Path}")}: {Text} ({Standard} {Clause})";
}

/// <summary>Takes findings while one step of a check runs.</summary>
internal sealed class FindingList
{
    /// <summary>A hostile structure of many megabytes could break a rule in every byte.</summary>
    private const int MaximumInOneStep = 1000;

    private readonly List<Finding> found = [];

    public void Add(Finding finding)
    {
        if (found.Count < MaximumInOneStep)
            found.Add(finding);
        else if (found.Count == MaximumInOneStep)
            found.Add(finding with { Text = $"more is wrong here than is listed; the first of it: {finding.Text}" });
    }

    /// <summary>What was found since the last time, in order.</summary>
    public IReadOnlyList<Finding> Take()
    {
        if (found.Count == 0)
            return [];
        var taken = found.ToArray();
        found.Clear();
        return taken;
    }

    public void Error(string clause, Lba block, string path, string text) =>
        Add(new(Severity.Error, Standard.Ecma119, clause, block, path, text));

    public void Notice(string clause, Lba block, string path, string text) =>
        Add(new(Severity.Notice, Standard.Ecma119, clause, block, path, text));

    public void JolietNotice(string clause, Lba block, string path, string text) =>
        Add(new(Severity.Notice, Standard.Joliet, clause, block, path, text));

    public void RockRidge(Severity severity, string clause, Lba block, string path, string text) =>
        Add(new(severity, Standard.Rrip, clause, block, path, text));

    /// <summary>A rule of ECMA-167, or of OSTA UDF where the clause says so ("UDF 2.2.6").</summary>
    public void Udf(Severity severity, string clause, Lba block, string path, string text)
    {
        var (standard, number) = clause.StartsWith("UDF ", StringComparison.Ordinal) ? (Standard.OstaUdf, clause[4..]) : (Standard.Ecma167, clause);
        Add(new(severity, standard, number, block, path, text));
    }

    public void UdfError(string clause, Lba block, string path, string text) => Udf(Severity.Error, clause, block, path, text);

    /// <summary>Takes over what reading a structure found, and empties that list.</summary>
    public void Errors(string clause, Lba block, string path, FaultList faults)
    {
        foreach (var fault in faults)
            Error(clause, block, path, fault.ToString());
        faults.Clear();
    }
}
