using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Not every copy was made. The first cause is the inner exception, and decides the exit code.</summary>
internal sealed class CopyException(IReadOnlyList<BurnedDisc> discs, IReadOnlyList<(DriveAddress Drive, Exception Fault)> faults)
    : Exception(faults[0].Fault.Message, faults[0].Fault)
{
    /// <summary>A copy that was not begun.</summary>
    public CopyException(IReadOnlyList<BurnedDisc> discs, DriveAddress drive, Exception fault)
        : this(discs, [(drive, fault)])
    {
    }

    /// <summary>The failures, with the discs that are there all the same.</summary>
    public Failure ToFailure()
    {
        var failure = Failure.Of(InnerException!);
        var happened = faults.Count == 1 ? failure.Happened : string.Join(" ", faults.Select(each => Told(each.Drive, Failure.Of(each.Fault))));
        var burned = discs.Count == 0 ? "" : $" Burned all the same: {string.Join(", ", discs.Select(disc => disc.Words()))}.";
        return failure with { Happened = happened + burned, Discs = discs.Count == 0 ? null : discs };
    }

    private static string Told(DriveAddress drive, Failure failure) =>
        failure.Happened.Contains(drive.Name, StringComparison.Ordinal) ? failure.Happened : $"{drive.Name}: {failure.Happened}";
}
