using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>Finds what a plan notes: what is good to know, and nobody has to act on.</summary>
internal static class PlanNotes
{
    public static IReadOnlyList<string> Of(SourceTree tree, TreeOrder order, ImageOptions options, IReadOnlyList<INameSpace> nameSpaces, PlanLosses losses)
    {
        var notes = new List<string>();
        foreach (var character in options.Label)
        {
            if (character <= 0x7F && Ecma119Names.IsDCharacter((byte)character))
                continue;
            notes.Add($"The label {options.Label} has characters other than A to Z, 0 to 9 and _; it is written as it is.");
            break;
        }

        if (options.Iso && options.Joliet && new CaseTwins(tree, order, nameSpaces, options).Find() is { } twins)
            notes.Add(twins);
        notes.AddRange(losses.Sums());
        if (tree.Shared.Count > 0)
            notes.Add($"Files with the same bytes as others share their blocks, which saves {tree.SharedLength} bytes.");
        return notes;
    }

    /// <summary>What is recorded less exactly than it is known, in a sentence; or nothing.</summary>
    public static string? RoundingOf(SourceTree tree, bool isToTheSecond)
    {
        var count = 0;
        for (var node = 0; isToTheSecond && node < tree.NodeCount; node++)
            count += tree.Row(node).ModifiedTicks % TimeSpan.TicksPerSecond != 0 ? 1 : 0;
        return count == 0 ? null : $"The times of {count} file(s) and folder(s) are recorded in whole seconds; only UDF has parts of them.";
    }
}
