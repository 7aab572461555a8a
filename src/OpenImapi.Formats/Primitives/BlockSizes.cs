namespace OpenImapi.Formats;

/// <summary>Sizes in bytes of the blocks that optical discs know.</summary>
public static class BlockSizes
{
    /// <summary>User data of a Mode 1 or Mode 2 Form 1 sector, and of every DVD and BD sector.</summary>
    public const int UserData = 2048;

    /// <summary>A whole CD sector: audio samples, or sync, header, user data, EDC and ECC.</summary>
    public const int Raw = 2352;
}
