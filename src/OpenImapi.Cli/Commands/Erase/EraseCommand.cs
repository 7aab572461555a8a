using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record EraseCommand(string? DriveName, bool Full) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        using var awake = await new Wakefulness(run).InhibitAsync("Erasing a disc in", address, cancellation);
        var medium = await Eraser.EraseAsync(drive, Full, RecordingPhases.Tell(run.Reporter), cancellation);
        DiscResult.Tell(run, "erase", address.Name, medium);
        return ExitCode.Success;
    }
}
