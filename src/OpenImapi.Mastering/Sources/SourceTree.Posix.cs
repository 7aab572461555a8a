using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>What only file systems for POSIX know: links, devices, several names of one file, owners and permissions.</summary>
public sealed partial class SourceTree
{
    private readonly RightsTable rights = new();
    private readonly List<ByteString> targets = [];
    private readonly List<DeviceNumbers> devices = [];

    /// <summary>Links, devices, pipes and sockets: what is neither file nor folder.</summary>
    public int SpecialCount { get; private set; }

    internal HardLinks HardLinks { get; } = new();

    /// <summary>Adds a symbolic link.</summary>
    /// <param name="parent">The folder it goes into.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="target">The path it holds, kept byte for byte; at least one byte, and none of them 0.</param>
    /// <param name="modified">Time of its last change.</param>
    /// <param name="overwrite">Whether it replaces a file of that name.</param>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: something of that name is there.</exception>
    public NodeIndex AddLink(NodeIndex parent, ReadOnlySpan<byte> name, ReadOnlySpan<byte> target, DateTimeOffset? modified = null, bool overwrite = false)
    {
        CheckName(name);
        if (target.IsEmpty || target.Contains((byte)0))
            throw new DiscException(MasteringErrors.BadName, $"The link {NameText.ToText(name)} leads to '{NameText.ToText(target)}', which is no path.");
        targets.Add(new(target.ToArray()));
        return new(Put(parent.Value, name, NodeKind.Link, targets.Count - 1, new(0, modified?.UtcTicks ?? 0), overwrite));
    }

    /// <summary>Adds a device.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: something of that name is there.</exception>
    public NodeIndex AddDevice(
        NodeIndex parent, ReadOnlySpan<byte> name, bool isBlockDevice, DeviceNumbers numbers, DateTimeOffset? modified = null, bool overwrite = false)
    {
        CheckName(name);
        devices.Add(numbers);
        var kind = isBlockDevice ? NodeKind.BlockDevice : NodeKind.CharacterDevice;
        return new(Put(parent.Value, name, kind, devices.Count - 1, new(0, modified?.UtcTicks ?? 0), overwrite));
    }

    /// <summary>Adds a named pipe, or a socket.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: something of that name is there.</exception>
    public NodeIndex AddPipe(NodeIndex parent, ReadOnlySpan<byte> name, bool isSocket = false, DateTimeOffset? modified = null, bool overwrite = false)
    {
        CheckName(name);
        return new(Put(parent.Value, name, isSocket ? NodeKind.Socket : NodeKind.Fifo, -1, new(0, modified?.UtcTicks ?? 0), overwrite));
    }

    /// <summary>Adds another name of a file that is in the tree; both share data, times, owner and permissions.</summary>
    /// <exception cref="DiscException"><see cref="MasteringErrors.FileExists"/>: something of that name is there.</exception>
    /// <exception cref="ArgumentException">The node is no file.</exception>
    public NodeIndex AddHardLink(NodeIndex parent, ReadOnlySpan<byte> name, NodeIndex file, bool overwrite = false)
    {
        CheckName(name);
        var first = rows[file.Value];
        if (!first.IsFile)
            throw new ArgumentException($"{PathOf(file)} is no file.", nameof(file));
        var (kind, link) = (first.Kind, first.Link);
        if (kind == NodeKind.DiskFile)
        {
            contents.Add(ContentOf(file.Value)!);
            (kind, link) = (NodeKind.File, contents.Count - 1);
        }

        var row = Put(parent.Value, name, kind, link, new(first.Length, first.ModifiedTicks), overwrite);
        rows[row].Rights = first.Rights;
        JoinNames(file.Value, row);
        return new(row);
    }

    /// <summary>Says who owns a node and who may do what with it; of a file with several names, each says the same.</summary>
    public void SetRights(NodeIndex node, AccessRights given)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(given.Permissions, AccessRights.AllPermissions, nameof(given));
        Version++;
        rows[node.Value].Rights = rights.Add(given);
    }

    /// <summary>Leaves a node, and what lies in it, out of some of the volume's trees of names; its data are in the volume.</summary>
    public void Hide(NodeIndex node, NameSpaces from)
    {
        Version++;
        Marks.Hide(node.Value, from);
    }

    /// <summary>Says how early a file's data lie: those of higher weight first, those of one weight in the order of the tree; 0 if not said.</summary>
    public void SetWeight(NodeIndex node, int weight)
    {
        Version++;
        Marks.Weigh(node.Value, weight);
    }

    internal NodeMarks Marks { get; } = new();

    internal AccessRights? RightsOf(int row) => rights[rows[row].Rights];

    internal ByteString TargetOf(int row) => targets[rows[row].Link];

    internal DeviceNumbers DeviceOf(int row) => devices[rows[row].Link];

    /// <summary>Says that a row just added is another name of a file; its data count once.</summary>
    internal void JoinNames(int first, int row)
    {
        Version++;
        ContentLength -= rows[row].Length;
        HardLinks.Join(first, row);
    }

    /// <summary>The row of another tree as it stands in this one: what its kind refers to, taken over.</summary>
    private int TakeOver(SourceTree other, in NodeRow from, int diskFolders, int firstContent)
    {
        switch (from.Kind)
        {
            case NodeKind.File:
                return from.Link + firstContent;
            case NodeKind.DiskFile:
                return from.Link + diskFolders;
            case NodeKind.Link:
                targets.Add(other.targets[from.Link]);
                return targets.Count - 1;
            case NodeKind.CharacterDevice or NodeKind.BlockDevice:
                devices.Add(other.devices[from.Link]);
                return devices.Count - 1;
            default:
                return -1;
        }
    }
}
