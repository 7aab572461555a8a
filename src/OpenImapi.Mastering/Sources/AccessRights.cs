namespace OpenImapi.Mastering;

/// <summary>Who owns a file or folder, and who may do what with it, as POSIX systems keep it.</summary>
/// <param name="Permissions">Read, write and execute of owner, group and others, and set-user-id, set-group-id and sticky: 12 bits.</param>
/// <param name="UserId">The owner's number.</param>
/// <param name="GroupId">The group's number.</param>
public readonly record struct AccessRights(ushort Permissions, uint UserId, uint GroupId)
{
    /// <summary>All bits that permissions can have.</summary>
    public const ushort AllPermissions = 0xFFF;
}
