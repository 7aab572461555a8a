using System.Runtime.CompilerServices;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Checks the structure of a UDF volume against ECMA-167 and OSTA UDF.</summary>
internal static class UdfCheck
{
    public static async IAsyncEnumerable<Finding> CheckAsync(VolumeLocation place, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var volume = await UdfVolume.OpenAsync(place, ReadingMode.Tolerant, new(ReadingMode.Tolerant), cancellation);
        var findings = new FindingList();
        var ledger = new ExtentLedger(Standard.Ecma167, "4/12.1");
        await new UdfAnchorCheck(volume, ledger, findings).CheckAsync(cancellation);
        await new UdfSequenceCheck(volume, ledger, findings).CheckAsync(cancellation);
        new UdfPartitionCheck(volume, findings).Check();
        await new UdfMetadataCheck(volume, ledger, findings).CheckAsync(cancellation);
        foreach (var finding in findings.Take())
            yield return finding;
        var tree = new UdfTreeCheck(volume, ledger, findings);
        await foreach (var finding in tree.CheckAsync(cancellation))
            yield return finding;
        new UdfIntegrityCheck(volume, findings).Check(tree.Files, tree.Folders, tree.GreatestUniqueId);
        foreach (var finding in findings.Take())
            yield return finding;
        foreach (var fault in volume.Faults)
            yield return Of(fault);
        foreach (var overlap in ledger.Overlaps())
            yield return overlap;
    }

    /// <summary>A fault that the reader met, under the clause that stands at the end of its words.</summary>
    private static Finding Of(VolumeFault fault)
    {
        var open = fault.Rule.LastIndexOf('(');
        var clause = fault.Rule.EndsWith(')') && open > 0 && fault.Rule[(open + 1)..^1] is var inner && IsClause(inner) ? inner : null;
        var standard = clause?.StartsWith("UDF ", StringComparison.Ordinal) == true || clause?.Contains('/') == false ? Standard.OstaUdf : Standard.Ecma167;
        var number = clause is null ? "3/7.2" : clause.StartsWith("UDF ", StringComparison.Ordinal) ? clause[4..] : clause;
        return new(Severity.Error, standard, number, fault.Block, fault.Path, clause is null ? fault.Rule : fault.Rule[..open].TrimEnd());
    }

    private static bool IsClause(string text) => text.Length is > 2 and < 32 && char.IsAsciiDigit(text[^1])
        && text.All(c => char.IsAsciiDigit(c) || "UDF/., ".Contains(c));
}
