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
        burn.RequireDrives(drives);
        var room = await RoomAsync(run, burn.Room, drives, cancellation);
        if (!Choice.Plan)
            await PrepareAsync(music, room, cancellation);
        var plan = music.Describe(drives is [var first, ..] ? first.Name : null, room);
        if (Choice.Plan)
        {
            run.Reporter.Answer(plan, plan.Draw);
            return ExitCode.Success;
        }

        run.Reporter.Show(plan, plan.Draw);
        await using var source = music.Program.OpenSource();
        List<BurnPart> parts = [new(new Content.Disc(music.Program.Layout, source), How with { Record = How.Record with { EjectAfterBurn = How.Record.EjectAfterBurn && extra is null } }) { IsAgreed = true }];
        if (extra is not null)
            parts.Add(new(extra, How with { Erase = false, Record = How.Record with { CloseDisc = !LeaveOpen, WriteMode = null } }));
        await burn.BurnAsync(parts, drives, "audio burn", cancellation);
        return ExitCode.Success;
    }

    /// <summary>The disc stays open after its last session.</summary>
    public bool LeaveOpen { get; init; }

    /// <summary>The data of a second session.</summary>
    private async Task<Content?> ExtraAsync(Invocation run, CancellationToken cancellation) => Data is null ? null
        : await Content.FromAsync(new([Data], VolumeSettings.Usual, AsFile: true, Plan: false), run, cancellation);

    /// <summary>Blocks that every disc has room for; whether one may be erased is asked now, and not after everything was decoded. A plan needs no disc: what is wrong with one is a warning then.</summary>
    private async Task<BlockCount> RoomAsync(Invocation run, DriveRoom drives, List<DriveAddress> addresses, CancellationToken cancellation)
    {
        var room = MusicRoom.Usual;
        foreach (var drive in addresses)
        {
            try
            {
                Task Agree(Medium medium) => Choice.Plan ? Task.CompletedTask : DiscPreparation.AgreeAsync(run, How, medium, drive.Name, cancellation);
                room = BlockCount.Min(room, await MusicRoom.OnAsync(drives, drive, How.Erase ? Agree : null, cancellation));
            }
            catch (DiscException fault) when (Choice.Plan)
            {
                run.Warn(fault.Message);
            }
        }

        return room;
    }

    /// <summary>Decodes, unless it is clear already that the disc has not the room.</summary>
    private async Task PrepareAsync(Music music, BlockCount room, CancellationToken cancellation)
    {
        RequireFit(music, room);
        await music.PrepareAsync(cancellation);
        RequireFit(music, room);
    }

    private void RequireFit(Music music, BlockCount room)
    {
        var length = music.Program.Layout.Sessions[0].LeadOut - Lba.Zero;
        if (length > room && music.Program.IsExact && !How.Record.Overburn)
            throw new DiscException(RecordingErrors.DiscFull, $"The music takes {AudioTrackDocument.Time(length.Value)} ({length} blocks); the disc has room for {AudioTrackDocument.Time(room.Value)} ({room} blocks).",
                "Leave tracks out, use a longer disc, or try --overburn.");
    }
}
