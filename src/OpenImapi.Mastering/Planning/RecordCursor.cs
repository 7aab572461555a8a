using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;
using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Goes over the records of one directory in their order: of itself, of its parent, of its children, a record for each section.</summary>
internal struct RecordCursor
{
    private const int Self = -2, Parent = -1;

    private readonly Ecma119NameSpace space;
    private readonly int directory;
    private int child = Self;
    private long before;
    private SystemUseLayout use;

    public RecordCursor(Ecma119NameSpace space, int directory)
    {
        (this.space, this.directory) = (space, directory);
        Look();
    }

    public readonly bool IsAtEnd => child == space.ChildrenOf(directory).Length;

    public readonly bool IsSelf => child == Self;

    /// <summary>True for a record of a child, not of the directory itself or its parent.</summary>
    public readonly bool IsChild => child >= 0;

    /// <summary>The file or folder that the record is of.</summary>
    public readonly int Node => child == Self ? space.FolderOf(directory)
        : child == Parent ? space.FolderOf(space.ParentOf(directory)) : space.ChildrenOf(directory)[child];

    /// <summary>Which of a file's sections, from 0.</summary>
    public int Section { get; private set; }

    /// <summary>How many sections the file has; 1 for a folder.</summary>
    public int Sections { get; private set; }

    /// <summary>Bytes of the record.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes of the record without what Rock Ridge adds.</summary>
    public int PlainLength { get; private set; }

    /// <summary>Where Rock Ridge's entries go, continuation areas counted in bytes from the first block after the directory's extent.</summary>
    public readonly SystemUseLayout Use => use;

    /// <summary>Whether Rock Ridge says of it what it says of nearly all: nothing that has to be divided, or lies elsewhere.</summary>
    public bool IsOrdinary { get; private set; }

    /// <summary>Bytes for Rock Ridge's entries in the record: what 254 leave.</summary>
    public readonly int Room => DirectoryRecord.MaximumLength - PlainLength;

    /// <summary>What Rock Ridge says in this record.</summary>
    public readonly SystemUseEntries Entries(RockRidgeEntries entries) =>
        child == Self ? entries.OfSelf(space, Node) : child == Parent ? entries.OfParent(space, space.FolderOf(directory)) : entries.Of(space, Node);

    /// <summary>The address in bytes of the first free byte for the record's continuation, from block 0 of the disc.</summary>
    public readonly long ContinuationAddress() => space.ContinuationOf(directory) * (long)BlockSizes.UserData + before;

    public void Advance()
    {
        if (++Section == Sections)
            (child, Section) = (child + 1, 0);
        Look();
    }

    private void Look()
    {
        if (IsAtEnd)
            return;
        var node = Node;
        Sections = child < 0 || node >= space.Nodes.Tree.NodeCount || space.Nodes.IsFolder(node) ? 1 : VolumeFacts.SectionCount(space.Nodes.Tree, node);
        PlainLength = child < 0 ? DirectoryRecord.LengthFor(1) : DirectoryRecord.LengthFor(space.IdentifierLengthOf(node));
        before = Use.ContinuationEnd;
        if (space.RockRidge is { } entries)
            Measure(entries, node);
        Length = PlainLength + Use.RecordLength;
    }

    private void Measure(RockRidgeEntries entries, int node)
    {
        IsOrdinary = child >= 0 && entries.OrdinaryLengthOf(space, node) is var ordinary and >= 0 && SystemUseLayout.TryInRecord(ordinary, Room, before, out use);
        if (!IsOrdinary && !SystemUseWriter.TryMeasure(Entries(entries), Room, before, out use))
            throw new DiscException(MasteringErrors.LinkTooLong, $"What {space.Nodes.PathOf(node)} leads to takes more than 64 KiB.");
    }
}
