using OpenImapi.Formats.Susp;

namespace OpenImapi.Mastering;

/// <summary>Whose the files of a volume are, and who may do what with them, in the name spaces that say so.</summary>
public sealed record AccessPolicy
{
    private const uint Read = 0x124, Execute = 0x49, Everything = 0x1FF;

    /// <summary>
    /// Whether everything is recorded as a disc for everybody has it: it belongs to root, may be read by all and written by nobody, and what somebody could
    /// execute or enter, all can. Else owners and permissions are those of the sources, and where these know none, as if this were chosen.
    /// </summary>
    public bool ForEverybody { get; init; }

    /// <summary>The owner of everything.</summary>
    public uint? UserId { get; init; }

    /// <summary>The group of everything.</summary>
    public uint? GroupId { get; init; }

    /// <summary>The permissions of every file that is no folder and no link: 12 bits.</summary>
    public ushort? FilePermissions { get; init; }

    /// <summary>The permissions of every folder: 12 bits.</summary>
    public ushort? FolderPermissions { get; init; }

    internal (PosixMode Mode, uint UserId, uint GroupId) Of(SourceTree tree, int node)
    {
        var type = TypeOf(tree.Row(node).Kind);
        var known = tree.RightsOf(node);
        var fixedTo = type == PosixFileType.Directory ? FolderPermissions : type == PosixFileType.SymbolicLink ? null : FilePermissions;
        var permissions = fixedTo ?? (known is { } given && !ForEverybody ? given.Permissions : Common(type, known?.Permissions ?? 0));
        var owner = ForEverybody ? default : known ?? default;
        return (new(type, permissions), UserId ?? owner.UserId, GroupId ?? owner.GroupId);
    }

    private static PosixFileType TypeOf(NodeKind kind) => kind switch
    {
        NodeKind.Folder => PosixFileType.Directory,
        NodeKind.Link => PosixFileType.SymbolicLink,
        NodeKind.CharacterDevice => PosixFileType.CharacterDevice,
        NodeKind.BlockDevice => PosixFileType.BlockDevice,
        NodeKind.Fifo => PosixFileType.Fifo,
        NodeKind.Socket => PosixFileType.Socket,
        _ => PosixFileType.Regular,
    };

    private static uint Common(PosixFileType type, uint permissions) =>
        type == PosixFileType.SymbolicLink ? Everything : type == PosixFileType.Directory || (permissions & Execute) != 0 ? Read | Execute : Read;
}
