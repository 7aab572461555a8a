using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <param name="DriveName">The drive; nothing for the one that is meant.</param>
/// <param name="Gaps">Gaps and indexes are searched, too.</param>
internal sealed record MediaCommand(string? DriveName, bool Gaps) : ICommand
{
    public async Task<ExitCode> RunAsync(Invocation run, CancellationToken cancellation)
    {
        var room = new DriveRoom(run);
        var address = await room.ChooseAsync(DriveName, cancellation);
        await using var drive = await room.OpenAsync(address, cancellation);
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        var sound = await AudioDiscDocument.ReadAsync(drive, medium, Gaps, run, cancellation);
        run.Reporter.Answer(new MediaDocument(address.Name, MediumDocument.Of(medium), sound), page =>
        {
            MediumPage.Draw(page, address.Name, medium, withTracks: sound is null);
            sound?.Draw(page);
        });
        return ExitCode.Success;
    }
}

[Description("What lies in a drive.")]
internal sealed record MediaDocument(
    [property: Description("The drive.")] string Drive,
    [property: Description("The disc in it.")] MediumDocument Medium,
    [property: Description("What a CD with sound says of itself; left out for other discs.")] AudioDiscDocument? Audio)
{
    [JsonPropertyOrder(-2)]
    public string Type => "media";
}
