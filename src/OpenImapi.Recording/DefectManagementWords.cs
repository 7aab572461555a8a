using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Says what defect management, or doing without, costs on a disc.</summary>
public static class DefectManagementWords
{
    /// <summary>What the choice means for the disc; nothing where there is no choice.</summary>
    /// <param name="medium">The disc, as it is before it is recorded.</param>
    /// <param name="choice">What is wanted; nothing for the disc as it is.</param>
    public static string? Cost(Medium medium, DefectManagement? choice)
    {
        ArgumentNullException.ThrowIfNull(medium);
        if (medium.Profile is not (Profile.BdRSequential or Profile.BdRRandom or Profile.BdRe))
            return null;
        var format = BdDefects.FormatFor(medium, choice);
        return choice switch
        {
            DefectManagement.On when format is not null =>
                $"Defect management is on: {MediumWords.Size(medium.Capacity - format.Size)} become spare areas, and the drive proves each cluster, at about half of the speed.",
            DefectManagement.On => "Defect management is on: the drive proves each cluster as it writes it, at about half of the speed.",
            DefectManagement.Off when format is not null => $"Defect management is off: no spare areas, {MediumWords.Size(format.Size)} for content, and full speed.",
            DefectManagement.Off when medium.Spares is not null => "Defect management is off: the spare areas stay unused, and the drive writes at full speed without looking at what it wrote.",
            _ => null,
        };
    }
}
