using OpenImapi.Virtual;

namespace OpenImapi.Cli;

internal sealed record DriveInsertCommand(string Name, string Medium) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var requested = room.Virtual.Insert(Name, Medium) == TrayOutcome.Requested;
        var drive = VirtualDriveDocument.Of(room.Virtual.Describe(Name));
        run.Reporter.Result(new VirtualDriveResult("drive insert", drive, requested), page => page.Line(requested
            ? $"{drive.Name} is in use; the disc is changed at its next command." : $"The disc in {drive.Name} is now: {drive.Medium}."));
        return ExitCode.Success;
    }
}
