using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>What can be done with a disc as it is now.</summary>
internal static class NextSteps
{
    /// <summary>The commands, the most likely one first, each with what it would do.</summary>
    public static IReadOnlyList<(string Command, string Does)> Of(Medium medium)
    {
        var steps = new List<(string, string)>();
        if (medium.HasOpenSession)
            steps.Add(("imapi close", "closes what was interrupted"));
        else if (medium.CanRecord)
            steps.Add(("imapi burn", medium.Status == MediumStatus.Blank ? "records on it" : "adds to it"));
        else if (medium.Status == MediumStatus.Overwritable && !medium.WriteProtected)
            steps.Add(("imapi burn", "adds to its volume"));
        if (medium is { Status: MediumStatus.Appendable, HasOpenSession: false, ClosesOnlyWithSession: false, IsOverwritable: false })
            steps.Add(("imapi close --final", "closes it for good"));
        if (medium.Sessions > 0 || medium.Status is MediumStatus.Complete or MediumStatus.Overwritable)
            steps.Add(("imapi copy", "copies it"));
        if (medium is { Erasable: true, WriteProtected: false } && medium.Status != MediumStatus.Blank)
            steps.Add(("imapi erase", "empties it"));
        return steps;
    }
}
