using OpenImapi.Formats;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <param name="Choice">The music, and how it is shaped.</param>
/// <param name="Data">What goes into a second session, if anything.</param>
/// <param name="How">How it is burned.</param>
internal sealed record AudioBurnCommand(AudioChoice Choice, string? Data, BurnSettings How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        await using var music = await Music.LoadAsync(Choice, run, cancellation);
        var extra = await ExtraAsync(run, cancellation);
        var burn = new BurnRun(run, How);
        var drives = await burn.DrivesAsync(cancellation);
        if (!Choice.Plan)
            await music.PrepareAsync(cancellation);
        var drive = drives is [var first, ..] ? first : null;
        var plan = music.Describe(drive?.Name, drive is null ? MediumRoom80 : await RoomAsync(burn.Room, drive, cancellation));
        if (Choice.Plan)
        {
            run.Reporter.Answer(plan, plan.Draw);
            return ExitCode.Success;
        }

        run.Reporter.Show(plan, plan.Draw);
        await using var source = music.Program.OpenSource();
        List<BurnPart> parts = [new(new Content.Disc(music.Program.Layout, source), How with { Record = How.Record with { EjectAfterBurn = How.Record.EjectAfterBurn && extra is null } })];
        if (extra is not null)
            parts.Add(new(extra, How with { Erase = false, Record = How.Record with { CloseDisc = !LeaveOpen, WriteMode = null } }));
        await burn.BurnAsync(parts, drives, "audio burn", cancellation);
        return ExitCode.Success;
    }

    /// <summary>The disc stays open after its last session.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>What an 80-minute disc holds.</summary>
    private static BlockCount MediumRoom80 => new(RedbookDiscMaster.NominalBlocks + 2);

    /// <summary>The data of a second session.</summary>
    private async Task<Content?> ExtraAsync(Invocation run, CancellationToken cancellation) => Data is null ? null
        : await Content.FromAsync(new([Data], new(null, null, null), AsFile: true, Plan: false), run, cancellation);

    /// <summary>Blocks that the disc in a drive has room for once it is blank.</summary>
    private async Task<BlockCount> RoomAsync(DriveRoom room, DriveAddress address, CancellationToken cancellation)
    {
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        return medium.Status == MediumStatus.Blank || !How.Erase ? medium.Free : MediumRoom80;
    }
}
