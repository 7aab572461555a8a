using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>Finds what a plan has to warn about besides names.</summary>
internal static class PlanWarnings
{
    public static IReadOnlyList<PlanWarning> Of(SourceTree tree, ImageOptions options, IReadOnlyList<INameSpace> nameSpaces)
    {
        var warnings = new List<PlanWarning>();
        foreach (var met in tree.Warnings)
            warnings.Add(new(PlanWarningKind.LeftOut, met.Path, $"{met.Path}: {met.Text}"));
        warnings.AddRange(LeftOut(tree, nameSpaces));
        warnings.AddRange(nameSpaces.OfType<Ecma119NameSpace>().SelectMany(space => space.RockRidge?.Limits(space.Nodes) ?? []));
        if (options.Iso && options.Joliet)
            warnings.AddRange(JolietCharacters.Limits(tree, options.JolietLevel));
        if (!(options.Iso && options.RockRidge))
            warnings.AddRange(nameSpaces.OfType<UdfNameSpace>().SelectMany(space => UdfLimits.Find(tree, space)));
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

    /// <summary>Links and devices of a volume whose name spaces know none, and links that UDF has no room for. What is hidden is not missed.</summary>
    private static IEnumerable<PlanWarning> LeftOut(SourceTree tree, IReadOnlyList<INameSpace> nameSpaces)
    {
        var udf = nameSpaces.OfType<UdfNameSpace>().FirstOrDefault();
        for (var node = 1; tree.SpecialCount > 0 && node < tree.NodeCount; node++)
        {
            if (tree.IsFolder(node) || tree.Row(node).IsFile)
                continue;
            var isHeld = nameSpaces.Any(nameSpace => nameSpace.Holds(node));
            if (tree.Row(node).Kind == NodeKind.Link && udf?.Holds(node) == false && !IsHidden(tree, node, NameSpaces.Udf))
                yield return Of(tree, node, "leads to a path with a name of more than 254 bytes, which UDF cannot hold; " + (isHeld ? "it is left out of UDF." : "it is left out."));
            else if (!isHeld && !IsHidden(tree, node, NameSpaces.All))
                yield return Of(tree, node, "is no file and no folder, and nothing else has a place in this volume; it is left out.");
        }
    }

    private static PlanWarning Of(SourceTree tree, int node, string text)
    {
        var path = tree.PathOf(new(node));
        return new(PlanWarningKind.LeftOut, path, $"{path} {text}");
    }

    private static bool IsHidden(SourceTree tree, int node, NameSpaces from)
    {
        for (var at = node; at > 0 && tree.Marks.HasHidden; at = tree.Row(at).Parent)
            if ((tree.Marks.HiddenIn(at) & from) != NameSpaces.None)
                return true;
        return false;
    }

    private static PlanWarning Cut(string name, string limit) => new(PlanWarningKind.TextCut, name, $"The {name} is longer than the {limit}; it is cut there.");
}
