using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>READ DISC STRUCTURE, format 08h of a BD: the disc definition structure, first 60 bytes. It says where the spare areas lie.</summary>
/// <param name="UpdateCount">How often it was written.</param>
/// <param name="LastUserBlock">The last block for the user.</param>
[Clause(Standard.Mmc5, "6.23.3.3")]
public record struct BdDefinition(uint UpdateCount, uint LastUserBlock) : IStructure
{
    /// <summary>Encoded length in bytes.</summary>
    public const int Length = 60;

    /// <summary>Clusters of the inner spare area of the first layer.</summary>
    public uint InnerSpare { get; set; }

    /// <summary>Clusters of the outer spare areas.</summary>
    public uint OuterSpare { get; set; }

    /// <summary>Clusters of the inner spare areas of the other layers.</summary>
    public uint SecondInnerSpare { get; set; }

    /// <summary>A bit for each spare area that has nothing left.</summary>
    public byte FullAreas { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        f.Fixed("DDS identifier", "DS"u8);
        f.UInt8("DDS format", 0);
        f.Zero(1);
        UpdateCount = f.UInt32Big("DDS update count", UpdateCount);
        f.Zero(8);
        f.UInt32Big("first PSN of drive area", 0);
        f.Zero(4);
        f.UInt32Big("first PSN of defect list", 0);
        f.Zero(4);
        f.UInt32Big("PSN of LSN 0", BdDiscInformation.FirstSector);
        LastUserBlock = f.UInt32Big("last LSN of user data area", LastUserBlock);
        InnerSpare = f.UInt32Big("inner spare area 0 size", InnerSpare);
        OuterSpare = f.UInt32Big("outer spare area size", OuterSpare);
        SecondInnerSpare = f.UInt32Big("inner spare area 1 size", SecondInnerSpare);
        FullAreas = f.UInt8("spare area full flags", FullAreas);
        f.Zero(3);
    }
}
