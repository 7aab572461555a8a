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

    /// <summary>Whether UDF can hold a link: no name in its path is longer than its names.</summary>
    public static bool Fits(SourceTree tree, int link)
    {
        try
        {
            SymbolicLinkPath.Encode(tree.TargetOf(link).Span);
            return true;
        }
        catch (DiscException fault) when (fault.Error == UdfErrors.NameTooLong)
        {
            return false;
        }
    }

    /// <summary>Whether every link is short enough to fit, whatever it is made of.</summary>
    public static bool AllFit(SourceTree tree)
    {
        for (var node = 1; tree.SpecialCount > 0 && node < tree.NodeCount; node++)
            if (tree.Row(node).Kind == NodeKind.Link && tree.TargetOf(node).Length > UdfNames.MaximumLength / 2 && !Fits(tree, node))
                return false;
        return true;
    }

    /// <summary>The links that lead on by another path than was given, and those that Linux does not follow: it reads one block.</summary>
    public static IEnumerable<PlanWarning> Limits(SourceTree tree, UdfNameSpace space)
    {
        for (var node = 1; tree.SpecialCount > 0 && node < tree.NodeCount; node++)
        {
            if (tree.Row(node).Kind != NodeKind.Link || !space.Holds(node))
                continue;
            var (path, content) = (tree.PathOf(new(node)), ContentOf(tree, node));
            if (content.Length > BlockSizes.UserData)
                yield return new(PlanWarningKind.Misread, path, $"{path} leads to a path that takes {content.Length} bytes in UDF. Linux follows no link of more than {BlockSizes.UserData}.");
            var written = SymbolicLinkPath.Decode(content, []);
            if (!tree.TargetOf(node).Span.SequenceEqual(written))
                yield return new(PlanWarningKind.LinkChanged, path,
                    $"{path} leads to {NameText.ToText(tree.TargetOf(node).Span)}; UDF has that as {NameText.ToText(written)}.");
        }
    }
}
