using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>How the copies of one run have gone so far.</summary>
internal sealed class CopyLedger
{
    private readonly List<(DriveAddress Drive, Exception Fault)> faults = [];

    /// <summary>The sessions burned, in order.</summary>
    public List<BurnedDisc> Discs { get; } = [];

    /// <summary>Drives on which nothing has gone wrong.</summary>
    public List<DriveAddress> Going { get; private set; } = [];

    /// <summary>Starts copies in these drives.</summary>
    public void Begin(IEnumerable<DriveAddress> drives) => Going = [.. drives];

    /// <summary>What is done in this drive has failed, and is left at that.</summary>
    public void Fail(DriveAddress drive, Exception fault)
    {
        Going = [.. Going.Where(each => each.Identity != drive.Identity)];
        faults.Add((drive, fault));
    }

    /// <summary>Ends the run where a copy failed.</summary>
    /// <exception cref="CopyException">A copy failed, and the others are told of.</exception>
    public void ThrowIfFailed()
    {
        if (faults.Count > 0)
            throw new CopyException(Discs, faults);
    }
}
