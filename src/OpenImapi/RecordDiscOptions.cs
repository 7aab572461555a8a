using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>How a disc is to be recorded.</summary>
public sealed record RecordDiscOptions
{
    /// <summary>Does all but write; the staged content is used up all the same.</summary>
    public bool Simulate { get; init; }

    /// <summary>Opens the tray after success, simulated or real.</summary>
    public bool EjectAfterBurn { get; init; }

    /// <summary>Reads everything back and compares it.</summary>
    public bool Verify { get; init; } = true;

    /// <summary>Closes the disc for good; else another session can follow where the medium allows it.</summary>
    public bool CloseDisc { get; init; }

    /// <summary>How the blocks get onto the disc; the medium's own way when not given.</summary>
    public WriteMode? WriteMode { get; init; }

    /// <summary>Whether the drive proves each cluster of a BD as it writes it; nothing for the disc's own way.</summary>
    public DefectManagement? DefectManagement { get; init; }

    /// <summary>The highest wanted speed in multiples of the medium's 1x; else the recorder's WriteSpeed property.</summary>
    public double? Speed { get; init; }

    /// <summary>Samples by which the drive writes audio late (above 0) or early.</summary>
    public int WriteOffset { get; init; }

    /// <summary>Samples by which the drive reads audio late (above 0) or early; found by comparing where it is not given.</summary>
    public int? ReadOffset { get; init; }

    /// <summary>Writes beyond what the medium says it holds, where the drive lets that happen.</summary>
    public bool Overburn { get; init; }

    /// <summary>Blocks of layer 0 of a blank disc of two layers, a multiple of 16; half of what is written where the disc is closed for good and nothing is said.</summary>
    public BlockCount? LayerBreak { get; init; }
}
