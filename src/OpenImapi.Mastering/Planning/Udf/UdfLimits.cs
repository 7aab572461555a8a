namespace OpenImapi.Mastering;

/// <summary>Finds what UDF does not hold as it is, in a volume in which nothing else does.</summary>
internal static class UdfLimits
{
    public static IEnumerable<PlanWarning> Find(SourceTree tree, UdfNameSpace space)
    {
        foreach (var warning in UdfLinks.Limits(tree, space))
            yield return warning;
        foreach (var (node, count) in space.Overcounted())
        {
            var path = tree.PathOf(new(node));
            yield return new(PlanWarningKind.CountCut, path, $"{path} has {count} names; UDF counts up to {ushort.MaxValue}.");
        }
    }
}
