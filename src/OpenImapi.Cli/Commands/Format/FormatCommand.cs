using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record FormatCommand(string? DriveName, DiscFormatting How) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await DiscFormatter.FormatAsync(drive, How, RecordingPhases.Tell(run.Reporter), cancellation);
        DiscResult.Tell(run, "format", address.Name, medium);
        return ExitCode.Success;
    }
}
