namespace OpenImapi.Formats.Udf;

/// <summary>Who may do what with a file: five bits each for others, the group and the owner.</summary>
[Flags]
[Clause(Standard.Ecma167, "4/14.9.5")]
public enum Permissions : uint
{
    None = 0,
    OtherExecute = 0x0001,
    OtherWrite = 0x0002,
    OtherRead = 0x0004,
    OtherChangeAttributes = 0x0008,
    OtherDelete = 0x0010,
    GroupExecute = 0x0020,
    GroupWrite = 0x0040,
    GroupRead = 0x0080,
    GroupChangeAttributes = 0x0100,
    GroupDelete = 0x0200,
    OwnerExecute = 0x0400,
    OwnerWrite = 0x0800,
    OwnerRead = 0x1000,
    OwnerChangeAttributes = 0x2000,
    OwnerDelete = 0x4000,
}

/// <summary>POSIX modes as permissions and ICB flags, and back.</summary>
[Clause(Standard.OstaUdf, "3.3.3.3")]
public static class PosixModes
{
    private const int SetUserId = 0x800;
    private const int SetGroupId = 0x400;
    private const int Sticky = 0x200;

    /// <summary>The permissions of the lowest nine bits. Who may write may delete, and the owner may change attributes, as POSIX has it.</summary>
    /// <param name="mode">As in stat(2); only the permission bits count.</param>
    public static Permissions ToPermissions(int mode)
    {
        var permissions = (Permissions)(mode & 7 | (mode >> 3 & 7) << 5 | (mode >> 6 & 7) << 10) | Permissions.OwnerChangeAttributes;
        if (permissions.HasFlag(Permissions.OtherWrite))
            permissions |= Permissions.OtherDelete;
        if (permissions.HasFlag(Permissions.GroupWrite))
            permissions |= Permissions.GroupDelete;
        if (permissions.HasFlag(Permissions.OwnerWrite))
            permissions |= Permissions.OwnerDelete;
        return permissions;
    }

    /// <summary>The flags that set user id, set group id and sticky become.</summary>
    public static IcbFlags ToFlags(int mode) =>
        ((mode & SetUserId) != 0 ? IcbFlags.SetUserId : IcbFlags.None)
        | ((mode & SetGroupId) != 0 ? IcbFlags.SetGroupId : IcbFlags.None)
        | ((mode & Sticky) != 0 ? IcbFlags.Sticky : IcbFlags.None);

    /// <summary>The twelve permission bits of stat(2).</summary>
    public static int ToMode(Permissions permissions, IcbFlags flags)
    {
        var bits = (int)permissions;
        return bits & 7 | (bits >> 5 & 7) << 3 | (bits >> 10 & 7) << 6
            | (flags.HasFlag(IcbFlags.SetUserId) ? SetUserId : 0) | (flags.HasFlag(IcbFlags.SetGroupId) ? SetGroupId : 0) | (flags.HasFlag(IcbFlags.Sticky) ? Sticky : 0);
    }
}
