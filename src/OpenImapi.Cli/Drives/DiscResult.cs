using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

[Description("How erase, format, close, eject or load ended.")]
internal sealed record DiscResult(
    [property: Description("erase, format, close, eject or load."), JsonPropertyOrder(-1)] string Command,
    [property: Description("The drive.")] string Drive,
    [property: Description("The disc afterwards; left out where there is none, or the tray is open.")] MediumDocument? Medium)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";

    /// <summary>Tells what the disc is now.</summary>
    public static void Tell(Invocation run, string command, string drive, Medium medium) =>
        run.Reporter.Result(new DiscResult(command, drive, MediumDocument.Of(medium)), page =>
            page.Say($"The disc in {drive} is now: {medium.State}{(medium.Advice is { } advice ? $" {advice}" : "")}"));
}
