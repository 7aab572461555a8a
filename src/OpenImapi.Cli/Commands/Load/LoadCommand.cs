using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record LoadCommand(string? DriveName) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await Tray.LoadAsync(drive, cancellation) ? await MediumInspector.InspectAsync(drive, cancellation) : null;
        if (medium is not null)
            DiscResult.Tell(run, "load", address.Name, medium);
        else
            run.Reporter.Result(new DiscResult("load", address.Name, null), page => page.Say($"The tray of {address.Name} is closed. There is no disc in it."));
        return ExitCode.Success;
    }
}
