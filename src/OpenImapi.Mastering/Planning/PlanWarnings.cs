using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>Finds what a plan has to warn about besides names, and what it notes.</summary>
internal static class PlanWarnings
{
    public static IReadOnlyList<PlanWarning> Of(SourceTree tree, ImageOptions options, IReadOnlyList<INameSpace> nameSpaces)
    {
        var warnings = new List<PlanWarning>();
        foreach (var met in tree.Warnings)
            warnings.Add(new(PlanWarningKind.LeftOut, met.Path, $"{met.Path}: {met.Text}"));
        warnings.AddRange(LeftOut(tree, nameSpaces));
        warnings.AddRange(nameSpaces.OfType<Ecma119NameSpace>().SelectMany(space => space.RockRidge?.Limits(space.Nodes) ?? []));
        if (options.Udf != UdfRevision.None && !(options.Iso && options.RockRidge))
            warnings.AddRange(UdfLinks.Limits(tree));
        foreach (var (name, text, length) in VolumeTexts.Of(options))
        {
            if (options.Iso && VolumeTexts.IsCut(text, joliet: false, length))
                warnings.Add(Cut(name, $"{length} bytes that ISO 9660 has for it"));
            if (options.Iso && options.Joliet && VolumeTexts.IsCut(text, joliet: true, length))
                warnings.Add(Cut(name, $"{length / 2} characters that Joliet has for it"));
        }

        foreach (var limit in nameSpaces.SelectMany(nameSpace => nameSpace.Limits()))
        {
            if (limit.Kind == PlanWarningKind.DeepDirectory ? !options.AllowDeepDirectories : !options.AllowLongPaths)
                throw new DiscException(MasteringErrors.TreeTooDeep, limit.Text);
            warnings.Add(limit);
        }

        return warnings;
    }

    /// <summary>Links and devices of a volume whose name spaces know none.</summary>
    private static IEnumerable<PlanWarning> LeftOut(SourceTree tree, IReadOnlyList<INameSpace> nameSpaces)
    {
        for (var node = 1; tree.SpecialCount > 0 && node < tree.NodeCount; node++)
            if (!nameSpaces.Any(nameSpace => nameSpace.Holds(node)) && tree.PathOf(new(node)) is var path)
                yield return new(PlanWarningKind.LeftOut, path, $"{path} is no file and no folder, and nothing else has a place in this volume; it is left out.");
    }

    private static PlanWarning Cut(string name, string limit) => new(PlanWarningKind.TextCut, name, $"The {name} is longer than the {limit}; it is cut there.");

    public static IReadOnlyList<string> NotesOf(SourceTree tree, TreeOrder order, ImageOptions options, INameSpace primary)
    {
        var notes = new List<string>();
        foreach (var character in options.Label)
        {
            if (character <= 0x7F && Ecma119Names.IsDCharacter((byte)character))
                continue;
            notes.Add($"The label {options.Label} has characters other than A to Z, 0 to 9 and _; it is written as it is.");
            break;
        }

        if (options.Iso && options.Joliet && new CaseTwins(tree, order, primary).Find() is { } twins)
            notes.Add(twins);
        return notes;
    }
}
