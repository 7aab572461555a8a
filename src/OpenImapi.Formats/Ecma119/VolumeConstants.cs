namespace OpenImapi.Formats.Ecma119;

/// <summary>Fixed places and limits of a volume.</summary>
[Clause(Standard.Ecma119, "6.2.1")]
public static class VolumeConstants
{
    /// <summary>Logical sectors of the system area; the volume descriptor set starts right after them, relative to the session.</summary>
    public static readonly BlockCount SystemArea = new(16);

    /// <summary>The most bytes that one file section holds when another follows: a whole number of blocks below 2^32.</summary>
    public const uint MaximumSectionLength = uint.MaxValue - (BlockSizes.UserData - 1);
}
