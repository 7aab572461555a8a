using OpenImapi.Formats;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>What Rock Ridge says of the files and folders of a tree, for each record that stands for one.</summary>
/// <remarks>
/// A session that counts its size from its own start names Rock Ridge in the root's record itself. Linux since 2026 takes a continuation area for damage that lies
/// beyond the volume's size, and would show Joliet instead.
/// </remarks>
internal sealed class RockRidgeEntries(SourceTree tree, FileNumbers numbers, FileTimes times, ImageOptions options)
{
    /// <summary>What some systems will not read as it stands.</summary>
    public IEnumerable<PlanWarning> Limits(NodeView nodes) => RockRidgeLimits.Find(nodes, times);

    /// <summary>The record of a node in its folder.</summary>
    public SystemUseEntries Of(Ecma119NameSpace space, int node)
    {
        var (source, moved) = (space.Nodes.SourceOf(node), space.Nodes.Moved);
        var kind = tree.Row(source).Kind;
        return new()
        {
            Attributes = AttributesOf(space, node),
            Times = TimesOf(source),
            Device = kind is NodeKind.CharacterDevice or NodeKind.BlockDevice ? PosixDevice.Of(tree.DeviceOf(source).Major, tree.DeviceOf(source).Minor) : null,
            ChildLink = node != source && !space.Nodes.IsFolder(node) ? new(space.ExtentOf(space.DirectoryOf(source)).Location) : null,
            IsRelocated = moved is not null && (node == moved.Folder ? moved.HasOwnFolder : moved.IsMoved(node)),
            Name = space.Nodes.NameOf(node),
            IsSymbolicLink = kind == NodeKind.Link,
            Link = kind == NodeKind.Link ? tree.TargetOf(source).Span : default,
        };
    }

    /// <summary>
    /// The bytes of what <see cref="Of"/> says of a file or folder that is nothing out of the ordinary: attributes, a time and a name; -1 of any other, which
    /// has to be measured. Nearly all are of that kind, and each is measured when it is planned and again when it is written.
    /// </summary>
    public int OrdinaryLengthOf(Ecma119NameSpace space, int node)
    {
        if (space.Nodes.Moved is not null || !(tree.IsFolder(node) || tree.Row(node).IsFile) || AlternateName.LengthFor(tree.Row(node).NameLength) is not (var name and >= 0))
            return -1;
        return PosixAttributes.LengthWithSerialNumber + TimeStamps.LengthFor(times.Of(node)) + name;
    }

    /// <summary>Writes what <see cref="Of"/> says of a node that <see cref="OrdinaryLengthOf"/> knows, in the order of <see cref="SystemUseEntries"/>.</summary>
    public void WriteOrdinary(Ecma119NameSpace space, int node, Span<byte> use)
    {
        use = use[Structure.Write(AttributesOf(space, node), use)..];
        use = use[Structure.Write(TimesOf(node), use)..];
        use[Structure.Write(new AlternateName(NameFlags.None, new(tree.NameMemoryOf(node))), use)..].Clear();
    }

    /// <summary>A folder's record of itself; the root's also says what all of this is.</summary>
    public SystemUseEntries OfSelf(Ecma119NameSpace space, int folder) => new()
    {
        Indicator = folder == 0 ? new(0) : null,
        Attributes = AttributesOf(space, folder),
        Times = TimesOf(space.Nodes.SourceOf(folder)),
        Extensions = folder != 0 ? null : options.Start > Lba.Zero && !options.SizeFromBlockZero ? ExtensionsReference.ShortRockRidge : ExtensionsReference.RockRidge,
    };

    /// <summary>A folder's record of its parent: of the one in the tree, wherever the folder lies.</summary>
    public SystemUseEntries OfParent(Ecma119NameSpace space, int folder)
    {
        var parent = tree.ParentOf(new(space.Nodes.SourceOf(folder))).Value;
        var isMoved = space.Nodes.Moved?.IsMoved(folder) == true;
        return new()
        {
            Attributes = AttributesOf(space, parent),
            Times = TimesOf(parent),
            ParentLink = isMoved ? new(space.ExtentOf(space.DirectoryOf(parent)).Location) : null,
        };
    }

    /// <summary>The folder that takes moved ones is owned and open as the root is, and nobody sees anything in it.</summary>
    private PosixAttributes AttributesOf(Ecma119NameSpace space, int node)
    {
        var source = space.Nodes.SourceOf(node);
        var (mode, user, group) = options.Access.Of(tree, source);
        var isOwnFolder = node != source && space.Nodes.IsFolder(node);
        return isOwnFolder ? new(mode, 2, user, group, (uint)numbers.Count + 1) : new(mode, numbers.NamesOf(source), user, group, numbers.Of(source));
    }

    private TimeStamps TimesOf(int node) => TimeStamps.Of(times.Of(node));
}
