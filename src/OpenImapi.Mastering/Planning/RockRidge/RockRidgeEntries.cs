using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>What Rock Ridge says of the files and folders of a tree, for each record that stands for one.</summary>
internal sealed class RockRidgeEntries(SourceTree tree, FileNumbers numbers, FileTimes times, AccessPolicy access)
{
    /// <summary>What some systems will not read as it stands.</summary>
    public IEnumerable<PlanWarning> Limits() => RockRidgeLimits.Find(tree, times);

    /// <summary>The record of a node in its folder.</summary>
    public SystemUseEntries Of(int node) => new()
    {
        Attributes = AttributesOf(node),
        Times = TimesOf(node),
        Device = tree.Row(node).Kind is NodeKind.CharacterDevice or NodeKind.BlockDevice ? PosixDevice.Of(tree.DeviceOf(node).Major, tree.DeviceOf(node).Minor) : null,
        Name = tree.NameOf(node),
        IsSymbolicLink = tree.Row(node).Kind == NodeKind.Link,
        Link = tree.Row(node).Kind == NodeKind.Link ? tree.TargetOf(node).Span : default,
    };

    /// <summary>A folder's record of itself; the root's also says what all of this is.</summary>
    public SystemUseEntries OfSelf(int folder) => new()
    {
        Indicator = folder == 0 ? new(0) : null,
        Attributes = AttributesOf(folder),
        Times = TimesOf(folder),
        Extensions = folder == 0 ? ExtensionsReference.RockRidge : null,
    };

    /// <summary>A folder's record of its parent.</summary>
    public SystemUseEntries OfParent(int parent) => new() { Attributes = AttributesOf(parent), Times = TimesOf(parent) };

    private PosixAttributes AttributesOf(int node)
    {
        var (mode, user, group) = access.Of(tree, node);
        return new(mode, numbers.NamesOf(node), user, group, numbers.Of(node));
    }

    private TimeStamps TimesOf(int node) => TimeStamps.Of(times.Of(node));
}
