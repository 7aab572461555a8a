using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

[Description("The drives that can be reached.")]
internal sealed record DrivesDocument([property: Description("In order of name within each kind.")] IReadOnlyList<DriveDocument> Drives)
{
    [JsonPropertyOrder(-2)]
    public string Type => "drives";
}

[Description("A drive.")]
internal sealed record DriveDocument(
    [property: Description("What --drive takes.")] string Name,
    [property: Description("Where it is: a folder, a device path, an address.")] string Location,
    [property: Description("Stable across runs and unique.")] Guid Identity,
    [property: Description("True for a drive that is a folder.")] bool Virtual,
    [property: Description("Why it cannot be used now; left out when it can. What follows is then left out.")] string? Fault,
    [property: Description("The maker.")] string? Vendor,
    [property: Description("The model.")] string? Product,
    [property: Description("The firmware's revision.")] string? Revision,
    [property: Description("The serial number, where the drive tells it.")] string? Serial,
    [property: Description("The kinds of medium that it reads.")] IReadOnlyList<string>? Reads,
    [property: Description("The kinds of medium that it writes.")] IReadOnlyList<string>? Writes,
    [property: Description("Bytes of the drive's buffer; 0 where it does not say.")] int? BufferBytes,
    [property: Description("Whether buffer under-runs can be survived on CD and DVD-R.")] bool? UnderrunProtection,
    [property: Description("Whether CD and DVD-R can be written for a test.")] bool? TestWrite)
{
    public static DriveDocument Of(DriveAddress address, DriveDescription drive) => new(
        address.Name, address.Location, address.Identity, DriveRoom.IsVirtual(address), null, drive.Vendor, drive.Product, drive.Revision, drive.Serial,
        Labels(drive.Reads), Labels(drive.Writes), drive.BufferSize, drive.UnderrunProtection, drive.TestWrite);

    public static DriveDocument Unusable(DriveAddress address, string fault) => new(
        address.Name, address.Location, address.Identity, DriveRoom.IsVirtual(address), fault, null, null, null, null, null, null, null, null, null);

    private static List<string> Labels(IEnumerable<Profile> profiles) => [.. profiles.Select(profile => profile.Label()).Distinct(StringComparer.Ordinal)];
}
