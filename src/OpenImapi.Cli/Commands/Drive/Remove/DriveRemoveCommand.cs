using System.ComponentModel;
using System.Text.Json.Serialization;

namespace OpenImapi.Cli;

internal sealed record DriveRemoveCommand(string Name) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        room.Virtual.Remove(Name);
        run.Reporter.Result(new DriveRemoveResult($"virtual:{Name}"), page => page.Say($"virtual:{Name} is gone, with all its discs."));
        return ExitCode.Success;
    }
}

[Description("How drive remove ended.")]
internal sealed record DriveRemoveResult([property: Description("The drive that was removed.")] string Drive)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    [JsonPropertyOrder(-1)]
    public string Command => "drive remove";
}
