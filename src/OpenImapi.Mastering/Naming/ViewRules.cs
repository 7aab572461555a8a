namespace OpenImapi.Mastering;

/// <summary>What a name space holds of a tree.</summary>
/// <param name="NameSpace">The name space, as nodes are hidden from it.</param>
/// <param name="HoldsSpecial">Whether it has links, devices, pipes and sockets.</param>
/// <param name="RelocatedFolders">The folder at the root that takes those that lie too deep; nothing leaves them where they are.</param>
/// <param name="CanHold">Whether it can hold a link; it can hold all of them if not said.</param>
internal sealed record ViewRules(NameSpaces NameSpace, bool HoldsSpecial = false, string? RelocatedFolders = null, Predicate<int>? CanHold = null)
{
    /// <summary>True when every node is held, without looking at each.</summary>
    public bool AreAllHeld(SourceTree tree) => !tree.Marks.HasHidden && (tree.SpecialCount == 0 || HoldsSpecial && CanHold is null);

    public bool Hides(SourceTree tree, int node) => (tree.Marks.HiddenIn(node) & NameSpace) != NameSpaces.None;

    /// <summary>Whether a node is held, where its folder is.</summary>
    public bool Has(SourceTree tree, int node) => !Hides(tree, node) && tree.Row(node) switch
    {
        { IsFile: true } or { Kind: NodeKind.Folder } => true,
        { Kind: NodeKind.Link } => HoldsSpecial && CanHold?.Invoke(node) != false,
        _ => HoldsSpecial,
    };
}
