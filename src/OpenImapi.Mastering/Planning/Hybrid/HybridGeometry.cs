using OpenImapi.Formats.Partitions;

namespace OpenImapi.Mastering;

/// <summary>
/// Heads and sectors of an image for ISOLINUX's boot code. A BIOS that knows no linear addresses guesses them from where the partition ends, so the image ends
/// with a cylinder; a cylinder is a whole number of blocks.
/// </summary>
internal static class HybridGeometry
{
    private const int MostCylinders = 1024;

    private static readonly DiskGeometry[] Steps = [new(64, 32), new(128, 32), new(255, 32), new(252, 63)];

    /// <summary>The first that reaches over an image of so many sectors, or the largest.</summary>
    public static DiskGeometry For(long sectors) => Steps.FirstOrDefault(step => sectors <= step.SectorsOfCylinder * (long)MostCylinders, Steps[^1]);
}
