using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record EjectCommand(string? DriveName) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        await Tray.EjectAsync(drive, cancellation);
        run.Reporter.Result(new DiscResult("eject", address.Name, null), page => page.Say($"The tray of {address.Name} is open."));
        return ExitCode.Success;
    }
}
