using OpenImapi.Formats;

namespace OpenImapi.Mmc;

/// <summary>GET PERFORMANCE, type 1: blocks of a DVD-RAM that nothing is written to.</summary>
/// <param name="List">Which list.</param>
/// <param name="MaximumDescriptors">How many descriptors at the most.</param>
[Clause(Standard.Mmc5, "6.8")]
public record struct GetUnusableArea(DefectList List, ushort MaximumDescriptors = 64) : ICommand<GetUnusableArea, UnusableAreas>
{
    public static OperationCode Code => OperationCode.GetPerformance;

    public readonly int TransferLength => UnusableAreas.HeaderLength + MaximumDescriptors * UnusableArea.Length;

    /// <summary>The block from which on descriptors are wanted.</summary>
    public uint Start { get; set; }

    public void Fields<T>(ref T f)
        where T : struct, IFields, allows ref struct
    {
        (var list, Start, MaximumDescriptors) = f.PerformanceRequest((byte)PerformanceType.UnusableArea, (byte)List, Start, MaximumDescriptors);
        List = (DefectList)list;
    }
}

/// <summary>Lists of blocks that GET PERFORMANCE, type 1, has.</summary>
[Clause(Standard.Mmc5, "6.8")]
public enum DefectList : byte
{
    /// <summary>Where one zone of the disc ends and the next begins.</summary>
    ZoneBoundaries = 0,

    /// <summary>Found when the disc was certified: such blocks are left out.</summary>
    Primary = 1,

    /// <summary>Found since: spare blocks take their place.</summary>
    Secondary = 2,
}
