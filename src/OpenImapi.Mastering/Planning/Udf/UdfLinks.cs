using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What the links of a tree lead to, as UDF records it: a path as components, without a slash more than they need.</summary>
internal static class UdfLinks
{
    /// <summary>The content of a link.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.LinkTooLong"/>: a name in its path is longer than UDF's.</exception>
    public static byte[] ContentOf(SourceTree tree, int link)
    {
        try
        {
            return SymbolicLinkPath.Encode(tree.TargetOf(link).Span);
        }
        catch (DiscException fault) when (fault.Error == UdfErrors.NameTooLong)
        {
            throw new DiscException(MasteringErrors.LinkTooLong, $"{tree.PathOf(new(link))} cannot be a link in UDF. {fault.Message}", inner: fault);
        }
    }

    /// <summary>The links that lead to the same, or else, by another path.</summary>
    public static IEnumerable<PlanWarning> Changed(SourceTree tree)
    {
        for (var node = 1; tree.SpecialCount > 0 && node < tree.NodeCount; node++)
        {
            if (tree.Row(node).Kind != NodeKind.Link)
                continue;
            var written = SymbolicLinkPath.Decode(ContentOf(tree, node), []);
            if (!tree.TargetOf(node).Span.SequenceEqual(written) && tree.PathOf(new(node)) is var path)
                yield return new(PlanWarningKind.LinkChanged, path,
                    $"{path} leads to {NameText.ToText(tree.TargetOf(node).Span)}; UDF has that as {NameText.ToText(written)}.");
        }
    }
}
