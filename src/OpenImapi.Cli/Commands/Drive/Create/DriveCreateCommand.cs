using OpenImapi.Virtual;

namespace OpenImapi.Cli;

internal sealed record DriveCreateCommand(string Medium, string Name, RecorderOptions How, DiscOptions Disc) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        room.Virtual.Create(Name, Medium, How, Disc);
        var drive = VirtualDriveDocument.Of(room.Virtual.Describe(Name));
        run.Reporter.Result(new VirtualDriveResult("drive create", drive), page =>
            page.Say($"{drive.Name} is there, with a disc in it: {drive.Medium}."));
        return ExitCode.Success;
    }
}
