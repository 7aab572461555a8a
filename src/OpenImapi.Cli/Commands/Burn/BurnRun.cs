using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>One run of burning: which drives, how many copies, and how it ended.</summary>
internal sealed class BurnRun(Invocation run, BurnSettings how)
{
    public DriveRoom Room { get; } = new(run);

    /// <summary>The drives named, else the one that is meant; empty where none is there.</summary>
    /// <exception cref="Formats.DiscException">A drive is not there or was named twice, or there are several and none was named.</exception>
    public async Task<List<DriveAddress>> DrivesAsync(CancellationToken cancellation)
    {
        var found = new List<DriveAddress>();
        foreach (var name in how.Drives)
            found.Add(await Room.ChooseAsync(name, cancellation));
        if (how.Drives.Count == 0 && await Room.FindAsync(null, cancellation) is { } only)
            found.Add(only);
        return found.Select(drive => drive.Identity).Distinct().Count() == found.Count ? found : throw UsageFault.Of("A drive was named twice.");
    }

    /// <summary>Refuses more copies than there are drives where nobody can change discs.</summary>
    /// <param name="drives">The drives; none for the virtual one that is made.</param>
    /// <exception cref="Formats.DiscException">There are too few.</exception>
    public void RequireDrives(List<DriveAddress> drives)
    {
        var there = Math.Max(1, drives.Count);
        if (how.Copies > there && !run.CanAsk)
            throw UsageFault.Of($"{how.Copies} copies need {how.Copies} drives, or somebody at a terminal who changes the disc; here is {Texts.Count(there, "drive")}.");
    }

    /// <summary>Burns as many copies as were asked for, and tells how each ended.</summary>
    /// <param name="parts">What is burned: the sessions of each disc.</param>
    /// <param name="drives">The drives; where there is none, a virtual one is made.</param>
    /// <param name="command">The command, as its result names it.</param>
    /// <param name="cancellation">Ends the burning.</param>
    /// <exception cref="CopyException">A copy could not be burned.</exception>
    public async Task BurnAsync(IReadOnlyList<BurnPart> parts, List<DriveAddress> drives, string command, CancellationToken cancellation)
    {
        var copies = how.Copies ?? Math.Max(1, drives.Count);
        if (drives.Count == 0)
            drives.Add(await MakeDefaultAsync(cancellation));
        if (copies > drives.Count && parts.Any(part => part.Content is Content.Stream))
            throw UsageFault.Of("Standard input can be burned only once: on discs that are all in drives now.", "Name as many drives as copies, or write the image to a file first.");
        RequireDrives(drives);
        var discs = await BurnAsync(parts, drives, copies, cancellation);
        run.Reporter.Result(new BurnResult(command, discs), page =>
        {
            foreach (var disc in discs)
                disc.Draw(page);
        });
    }

    private async Task<DriveAddress> MakeDefaultAsync(CancellationToken cancellation)
    {
        Room.Virtual.Create(DefaultDrive.ShortName, DefaultDrive.Medium);
        run.Reporter.Note($"There is no drive; {DefaultDrive.Name} was made, a virtual recorder with a blank CD-R in it.");
        return await Room.ChooseAsync(DefaultDrive.Name, cancellation);
    }

    /// <summary>One round of discs after the other: those in the drives, then those that are put in.</summary>
    private async Task<List<BurnedDisc>> BurnAsync(IReadOnlyList<BurnPart> parts, List<DriveAddress> drives, int copies, CancellationToken cancellation)
    {
        var ledger = new CopyLedger();
        try
        {
            for (var copy = 0; copy < copies; copy += drives.Count)
            {
                ledger.Begin(drives.Take(copies - copy));
                for (var index = 0; copy > 0 && index < ledger.Going.Count; index++)
                    await NextDisc.AskAsync(run, ledger.Going[index], copy + index + 1, copies, cancellation);
                foreach (var part in parts)
                    await new Burner(Room, run, part.For(isLaterDisc: copy > 0)).BurnAsync(part.Content, ledger, cancellation);
                ledger.ThrowIfFailed();
            }
        }
        catch (Exception fault) when (fault is not CopyException && ledger.Discs.Count > 0)
        {
            throw new CopyException(ledger.Discs, drives[0], fault);
        }

        return ledger.Discs;
    }
}

/// <summary>One session of a disc, and how it is burned.</summary>
internal sealed record BurnPart(Content Content, BurnSettings How)
{
    /// <summary>It was agreed already that the discs which lay in the drives are erased; of a disc put in later nothing is known.</summary>
    public bool IsAgreed { get; init; }

    /// <summary>How it is burned on a disc that lay in a drive, or on one put in later.</summary>
    public BurnSettings For(bool isLaterDisc) => How with { Yes = How.Yes || (IsAgreed && !isLaterDisc) };
}
