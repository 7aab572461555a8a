using OpenImapi.Formats;
using OpenImapi.Formats.Udf;

namespace OpenImapi.Mastering;

/// <summary>What a plan has to say before anything is written. Renames and warnings are found when asked for, not kept.</summary>
public sealed class PlanReport
{
    private readonly SourceTree tree;
    private readonly TreeOrder order;
    private readonly IReadOnlyList<INameSpace> nameSpaces;
    private readonly IReadOnlyList<PlanWarning> found;
    private readonly PlanLosses losses;

    internal PlanReport(
        SourceTree tree, TreeOrder order, IReadOnlyList<INameSpace> nameSpaces, IReadOnlyList<PlanWarning> found, PlanLosses losses, ImageOptions options) =>
        (this.tree, this.order, this.nameSpaces, this.found, this.losses, Notes, Rounding) = (tree, order, nameSpaces, found, losses,
            PlanNotes.Of(tree, order, options, nameSpaces, losses), PlanNotes.RoundingOf(tree, isToTheSecond: options.Udf == UdfRevision.None));

    /// <summary>What is good to know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>What the volume will not hold exactly; a rename is among them only where no name space keeps the name.</summary>
    public IEnumerable<PlanWarning> Warnings => found.Concat(losses.Times()).Concat(LostNames());

    /// <summary>
    /// What the volume says nothing of, each file by itself: owners, permissions, that two names are of one file, which a note has the sum of; and on Linux
    /// attributes and access control lists of files on disk, which are looked for only when this is asked for.
    /// </summary>
    public IEnumerable<PlanWarning> Losses => losses.All();

    /// <summary>What is recorded less exactly than it is known, in a sentence; or nothing.</summary>
    public string? Rounding { get; }

    /// <summary>Every name that stands on the disc otherwise than it was given, in each name space.</summary>
    public IEnumerable<Rename> Renames => RenamesIn(null);

    /// <summary>The names that stand otherwise than they were given in one name space, or in all of them.</summary>
    public IEnumerable<Rename> RenamesIn(string? nameSpace) => Changed(nameSpace).Select(at =>
        new Rename(at.Space.Name, tree.PathOf(new(at.Node)), at.Space.WrittenNameOf(at.Node), at.Space.ChangesOf(at.Node)));

    /// <summary>How many there are; none of them is spelt for that.</summary>
    public int CountRenames(string? nameSpace = null) => Changed(nameSpace).Count();

    private IEnumerable<(int Node, INameSpace Space)> Changed(string? nameSpace)
    {
        var asked = nameSpaces.Where(space => nameSpace is null || space.Name == nameSpace).ToList();
        foreach (var node in NodesInOrder())
            foreach (var space in asked)
                if (space.Holds(node) && space.ChangesOf(node) != NameChanges.None)
                    yield return (node, space);
    }

    private IEnumerable<PlanWarning> LostNames()
    {
        foreach (var node in NodesInOrder())
        {
            if (IsKept(node))
                continue;
            var written = string.Join(", ", nameSpaces.Where(nameSpace => nameSpace.Holds(node)).Select(nameSpace => $"{nameSpace.WrittenNameOf(node)} in {nameSpace.Name}"));
            var path = tree.PathOf(new(node));
            yield return new(PlanWarningKind.Renamed, path, $"{path} becomes {written}.");
        }
    }

    /// <summary>True when a name space has the node under its own name, and also when none has it at all: that is told elsewhere.</summary>
    private bool IsKept(int node)
    {
        var isHeld = false;
        foreach (var nameSpace in nameSpaces)
        {
            if (nameSpace.KeepsName(node))
                return true;
            isHeld |= nameSpace.Holds(node);
        }

        return !isHeld;
    }

    private IEnumerable<int> NodesInOrder()
    {
        for (var rank = 0; rank < order.Folders.Length; rank++)
            for (var (i, count) = (0, order.ChildrenOf(rank).Length); i < count; i++)
                yield return order.ChildrenOf(rank)[i];
    }
}
