using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

internal sealed record MediaCommand(string? DriveName) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        var document = new MediaDocument(address.Name, MediumDocument.Of(medium));
        run.Reporter.Answer(document, page => MediumPage.Draw(page, address.Name, medium));
        return ExitCode.Success;
    }
}

[Description("What lies in a drive.")]
internal sealed record MediaDocument(
    [property: Description("The drive.")] string Drive,
    [property: Description("The disc in it.")] MediumDocument Medium)
{
    [JsonPropertyOrder(-2)]
    public string Type => "media";
}
