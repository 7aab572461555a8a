using OpenImapi.Formats;
using OpenImapi.Formats.Ecma119;

namespace OpenImapi.Mastering;

/// <summary>A tree of ECMA-119 directories with its path tables: the primary volume's, Joliet's, or that of ISO 9660:1999.</summary>
internal sealed class Ecma119NameSpace : INameSpace
{
    private readonly INamingRules rules;
    private readonly Ecma119TreeKind kind;
    private readonly NameTable names;
    private readonly int[] folders;
    private readonly int[] parents;
    private readonly int[] numberOfRank;
    private readonly uint[] starts;
    private readonly uint[] lengths;
    private readonly uint[] continuationLengths;
    private readonly uint[] continuations;
    private readonly uint pathTableLength;
    private uint pathTableL;
    private uint pathTableM;

    /// <param name="nodes">The files and folders.</param>
    /// <param name="rules">How they may be called.</param>
    /// <param name="kind">The descriptor that the tree hangs on.</param>
    /// <param name="rockRidge">What the records say beyond ECMA-119, or nothing.</param>
    public Ecma119NameSpace(NodeView nodes, INamingRules rules, Ecma119TreeKind kind, RockRidgeEntries? rockRidge = null)
    {
        (Nodes, this.rules, this.kind, RockRidge) = (nodes, rules, kind, rockRidge);
        names = new(nodes.NodeCount);
        var namer = new Namer(nodes, rules, names);
        for (var rank = 0; rank < nodes.RankCount; rank++)
            namer.Name(nodes.ChildrenOf(rank));
        (folders, parents, numberOfRank) = (new int[nodes.RankCount], new int[nodes.RankCount], new int[nodes.RankCount]);
        DirectoryCount = Number();
        (starts, lengths) = (new uint[folders.Length], new uint[folders.Length]);
        (continuations, continuationLengths) = rockRidge is null ? ([], []) : (new uint[folders.Length], new uint[folders.Length]);
        pathTableLength = Measure();
    }

    /// <summary>The files and folders that the tree has.</summary>
    public NodeView Nodes { get; }

    public string Name => rules.NameSpace;

    public string Title => RockRidge is null ? Name : $"{Name} with Rock Ridge";

    public bool IsJoliet => kind == Ecma119TreeKind.Joliet;

    public int DescriptorCount => 1;

    /// <summary>What Rock Ridge says in the records; nothing where the tree is without it.</summary>
    public RockRidgeEntries? RockRidge { get; }

    /// <summary>How many directories there are; they are numbered from 0 here and from 1 on the disc.</summary>
    public int DirectoryCount { get; }

    public bool Holds(int node) => Nodes.Holds(node);

    public bool KeepsName(int node) => Holds(node) && (RockRidge is not null || names.ChangesOf(node) == NameChanges.None);

    public NameChanges ChangesOf(int node) => names.ChangesOf(node);

    public string WrittenNameOf(int node) => rules.ToText(names[node]);

    public string PathOf(int folder) => Nodes.PathOf(folder);

    public ReadOnlySpan<int> ChildrenOf(int directory) => Nodes.ChildrenOf(Nodes.RankOf(folders[directory]));

    public int FolderOf(int directory) => folders[directory];

    public int ParentOf(int directory) => parents[directory];

    public int DirectoryOf(int folder) => numberOfRank[Nodes.RankOf(folder)];

    public (uint Location, uint Length) ExtentOf(int directory) => (starts[directory], lengths[directory]);

    /// <summary>The first block of the areas in which the entries of a directory's records go on.</summary>
    public uint ContinuationOf(int directory) => continuations[directory];

    /// <summary>The length in bytes of a node's identifier as it is recorded.</summary>
    public int IdentifierLengthOf(int node) => rules.RecordedLength(names[node], Nodes.IsFolder(node));

    /// <summary>Writes a node's identifier as a directory record or path table record holds it.</summary>
    public int WriteIdentifier(int node, Span<byte> identifier) => rules.Record(names[node], Nodes.IsFolder(node), identifier);

    public void Place(RegionTable regions, int nameSpace)
    {
        var tableBlocks = BlockCount.ForBytes(pathTableLength);
        pathTableL = regions.Add(RegionKind.PathTableL, tableBlocks, nameSpace: nameSpace);
        pathTableM = regions.Add(RegionKind.PathTableM, tableBlocks, nameSpace: nameSpace);
        foreach (var directory in InPlace())
        {
            starts[directory] = regions.Add(RegionKind.Directory, BlockCount.ForBytes(lengths[directory]), folders[directory], nameSpace);
            if (RockRidge is not null && continuationLengths[directory] > 0)
                continuations[directory] = regions.Add(RegionKind.Continuation, BlockCount.ForBytes(continuationLengths[directory]), folders[directory], nameSpace);
        }
    }

    public IRegionFiller OpenFiller(VolumeFacts facts) => new Ecma119Filler(this, facts);

    public void WriteDescriptor(VolumeFacts facts, Span<byte> block)
    {
        var root = new DirectoryRecord(starts[0], lengths[0], facts.TimeOf(0), FileFlags.Directory, DirectoryRecord.SelfIdentifier, default) { VolumeSequenceNumber = 1 };
        Structure.Write(VolumeTexts.Fill(kind, facts) with
        {
            VolumeSpaceSize = (uint)(facts.End - (facts.Options.SizeFromBlockZero ? Lba.Zero : facts.Options.Start)).Value,
            PathTableSize = pathTableLength,
            TypeLPathTable = pathTableL,
            TypeMPathTable = pathTableM,
            RootDirectory = root,
        }, block);
    }

    public IEnumerable<PlanWarning> Limits() => kind == Ecma119TreeKind.Joliet ? [] : new HierarchyLimits(this, isDepthLimited: kind == Ecma119TreeKind.Primary).Find();

    /// <summary>
    /// The directories in the order of their places: that of the path table, but moved ones before all that may lead to them. libarchive reads in the order of
    /// addresses, and joins no child link to a directory that it has not seen.
    /// </summary>
    private IEnumerable<int> InPlace()
    {
        if (Nodes.Moved is not { } moved)
            return Enumerable.Range(0, DirectoryCount);
        var isMoved = new bool[DirectoryCount];
        for (var directory = 1; directory < DirectoryCount; directory++)
            isMoved[directory] = folders[directory] == moved.Folder || isMoved[parents[directory]];
        return Enumerable.Range(0, DirectoryCount).OrderBy(directory => directory == 0 ? 0 : isMoved[directory] ? 1 : 2);
    }

    /// <summary>Puts the directories into the order of a path table: by level, then by parent, then by identifier (6.9.1). Returns how many there are.</summary>
    private int Number()
    {
        var count = 1;
        for (var directory = 0; directory < count; directory++)
        {
            var first = count;
            foreach (var child in ChildrenOf(directory))
                if (Nodes.IsFolder(child))
                    (folders[count], parents[count++]) = (child, directory);
            if (rules.PathTableOrder is { } tableOrder)
                folders.AsSpan(first..count).Sort((left, right) => tableOrder(names.Memory(left), names.Memory(right)));
            for (var number = first; number < count; number++)
                numberOfRank[Nodes.RankOf(folders[number])] = number;
            if (count > first && directory >= ushort.MaxValue)
            {
                throw new DiscException(MasteringErrors.TooManyDirectories,
                    $"{Nodes.PathOf(folders[directory])} is directory {directory + 1} and has folders in it; a path table numbers parents up to 65,535.");
            }
        }

        return count;
    }

    /// <summary>Sets the length of each directory and returns the length of a path table, in bytes.</summary>
    private uint Measure()
    {
        var table = 0L;
        for (var directory = 0; directory < DirectoryCount; directory++)
        {
            var (sectors, used) = (0L, 0);
            var record = new RecordCursor(this, directory);
            for (; !record.IsAtEnd; record.Advance())
                (sectors, used) = used + record.Length > BlockSizes.UserData ? (sectors + 1, record.Length) : (sectors, used + record.Length);
            if (RockRidge is not null)
                continuationLengths[directory] = checked((uint)record.Use.ContinuationEnd);

            var length = (sectors + 1) * BlockSizes.UserData;
            lengths[directory] = length <= uint.MaxValue ? (uint)length : throw new DiscException(MasteringErrors.DirectoryTooLarge,
                $"{Nodes.PathOf(folders[directory])} has {ChildrenOf(directory).Length} entries, more than a directory of 4 GiB holds.");
            table += PathTableRecord.LengthFor(directory == 0 ? 1 : names[folders[directory]].Length);
        }

        return table <= uint.MaxValue ? (uint)table : throw new DiscException(MasteringErrors.TooManyDirectories);
    }
}
