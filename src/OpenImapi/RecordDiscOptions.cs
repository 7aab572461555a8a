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

    /// <summary>The highest wanted speed in multiples of the medium's 1x; else the recorder's WriteSpeed property.</summary>
    public double? Speed { get; init; }
}
