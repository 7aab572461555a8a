using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 1: blocks that nothing is written to.</summary>
[Clause(Standard.Mmc5, "6.8.4")]
public record struct UnusableAreas(ImmutableArray<UnusableArea> Areas) : IStructure
{
    /// <summary>Bytes before the areas.</summary>
    public const int HeaderLength = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        var length = f.UInt32Big("unusable area data length", (uint)(4 + Areas.Count() * UnusableArea.Length));
        f.Zero(4);
        Areas = f.Repeated(Areas, (int)Math.Clamp(((long)length - 4) / UnusableArea.Length, 0, 256));
    }
}

/// <summary>A run of such blocks.</summary>
/// <param name="Start">The block before which they lie.</param>
/// <param name="Blocks">How many, as the disc counts them.</param>
[Clause(Standard.Mmc5, "6.8.4")]
public record struct UnusableArea(uint Start, uint Blocks) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 8;

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        Start = f.UInt32Big("LBA", Start);
        Blocks = f.UInt32Big("number of unusable physical blocks", Blocks);
    }
}
