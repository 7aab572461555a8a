using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Virtual;

namespace OpenImapi.Cli;

[Description("A virtual drive and its disc.")]
internal sealed record VirtualDriveDocument(
    [property: Description("What --drive takes.")] string Name,
    [property: Description("The drive's folder.")] string Folder,
    [property: Description("The kind of disc in it; left out where there is none.")] string? Medium,
    [property: Description("The short name of that kind, as drive create takes it.")] string? MediumId,
    [property: Description("The folder of that disc.")] string? DiscFolder,
    [property: Description("Whether the tray is open.")] bool TrayOpen,
    [property: Description("Names of every disc that the drive has had; drive insert takes them.")] IReadOnlyList<string> Shelf)
{
    public static VirtualDriveDocument Of(VirtualDriveDescription drive) => new(
        drive.Address.Name, drive.Address.Location, drive.Medium?.Name, drive.Medium?.Id, drive.DiscFolder, drive.TrayOpen, drive.Shelf);
}

[Description("The virtual drives.")]
internal sealed record VirtualDrivesDocument(
    [property: Description("The folder that they live in.")] string Home,
    [property: Description("In order of name.")] IReadOnlyList<VirtualDriveDocument> Drives)
{
    [JsonPropertyOrder(-2)]
    public string Type => "virtualDrives";
}

[Description("How drive create or drive insert ended.")]
internal sealed record VirtualDriveResult(
    [property: Description("drive create or drive insert."), JsonPropertyOrder(-1)] string Command,
    [property: Description("The drive as it is now.")] VirtualDriveDocument Drive,
    [property: Description("True where another process has the drive open: it takes the new disc at its next command.")] bool Requested = false)
{
    [JsonPropertyOrder(-2)]
    public string Type => "result";
}
