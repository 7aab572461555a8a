using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record CloseCommand(string? DriveName, bool Final) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        using var awake = await new Wakefulness(run).InhibitAsync("Closing a disc in", address, cancellation);
        var medium = await DiscCloser.CloseAsync(drive, Final, RecordingPhases.Tell(run.Reporter), cancellation);
        DiscResult.Tell(run, "close", address.Name, medium);
        return ExitCode.Success;
    }
}
