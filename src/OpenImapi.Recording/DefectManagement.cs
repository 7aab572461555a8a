namespace OpenImapi.Recording;

/// <summary>
/// Whether a drive proves each cluster of a BD when it writes it, and puts one that is bad into the spare areas. That costs the room of the spare areas
/// and about half of the speed.
/// </summary>
public enum DefectManagement
{
    /// <summary>Blank discs get spare areas; a disc that has none and can get none any more is refused.</summary>
    On,

    /// <summary>Discs get no spare areas where that is left to choose; where there are some, the drive is told not to look at what it writes.</summary>
    Off,
}
