using OpenImapi.Mmc;

namespace OpenImapi.Cli;

internal sealed record BurnCommand(ContentChoice Choice, BurnSettings How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var content = Choice.Paths is [Content.StandardInput] ? Content.OfStandardInput(Choice, How.StreamLength, run.Console)
            : How.StreamLength is null ? await Content.FromAsync(Choice, run, cancellation)
            : throw UsageFault.Of("--size is for an image on standard input: 'imapi burn -'.");
        var room = new DriveRoom(run);
        var drives = await DrivesAsync(room, cancellation);
        var copies = How.Copies ?? Math.Max(1, drives.Count);
        if (copies > 1 && content is Content.Stream)
            throw UsageFault.Of("Standard input can be burned only once.", "Write the image to a file first.");
        if (Choice.Plan)
        {
            await new BurnPlan(room, run, How).ShowAsync(content, drives is [var first, ..] ? first : null, cancellation);
            return ExitCode.Success;
        }

        if (drives.Count == 0)
            drives.Add(await MakeDefaultAsync(room, run, cancellation));
        if (copies > drives.Count && !run.CanAsk)
            throw UsageFault.Of($"{copies} copies need {copies} drives, or somebody at a terminal who changes the disc; here is {Texts.Count(drives.Count, "drive")}.");
        await BurnAsync(room, content, drives, copies, run, cancellation);
        return ExitCode.Success;
    }

    /// <summary>The drives named, else the one that is meant; empty where none is there.</summary>
    private async Task<List<DriveAddress>> DrivesAsync(DriveRoom room, CancellationToken cancellation)
    {
        var found = new List<DriveAddress>();
        foreach (var name in How.Drives)
            found.Add(await room.ChooseAsync(name, cancellation));
        if (How.Drives.Count == 0 && await room.FindAsync(null, cancellation) is { } only)
            found.Add(only);
        return found.Select(drive => drive.Identity).Distinct().Count() == found.Count ? found : throw UsageFault.Of("A drive was named twice.");
    }

    private static async Task<DriveAddress> MakeDefaultAsync(DriveRoom room, Invocation run, CancellationToken cancellation)
    {
        room.Virtual.Create(DefaultDrive.ShortName, DefaultDrive.Medium);
        run.Reporter.Note($"There is no drive; {DefaultDrive.Name} was made, a virtual recorder with a blank CD-R in it.");
        return await room.ChooseAsync(DefaultDrive.Name, cancellation);
    }

    private async Task BurnAsync(DriveRoom room, Content content, List<DriveAddress> drives, int copies, Invocation run, CancellationToken cancellation)
    {
        var burner = new Burner(room, run, How);
        var discs = new List<BurnedDisc>();
        try
        {
            for (var copy = 0; copy < copies; copy++)
            {
                var drive = drives[copy % drives.Count];
                if (copy >= drives.Count)
                    await NextDisc.AskAsync(run, drive, copy + 1, copies, cancellation);
                discs.Add(await burner.BurnAsync(content, drive, cancellation));
            }
        }
        catch (Exception fault) when (discs.Count > 0)
        {
            throw new LaterCopyException(discs, fault);
        }

        run.Reporter.Result(new BurnResult(discs), page =>
        {
            foreach (var disc in discs)
                disc.Draw(page);
        });
    }
}
