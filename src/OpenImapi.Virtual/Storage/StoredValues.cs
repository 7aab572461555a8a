using System.Text.Json.Serialization;

namespace OpenImapi.Virtual;

/// <summary>drive.json: what a drive is.</summary>
/// <param name="Version">Of the folder's form; 1.</param>
/// <param name="Identity">The drive's stable GUID.</param>
/// <param name="SerialNumber">What the drive answers to INQUIRY.</param>
internal sealed record StoredDrive(int Version, Guid Identity, string SerialNumber);

/// <summary>tray.json: which disc lies in the tray, and whether that is open.</summary>
internal sealed record StoredTray(string? Disc, bool Open);

/// <summary>disc.json: what kind of medium a disc is.</summary>
internal sealed record StoredDisc(int Version, string Medium);

/// <summary>holder.json: the process that has the drive open.</summary>
internal sealed record StoredHolder(int Process, string Program);

/// <summary>request.json: what somebody outside wants of the process that has the drive open.</summary>
internal sealed record StoredRequest(string? Insert);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(StoredDrive))]
[JsonSerializable(typeof(StoredTray))]
[JsonSerializable(typeof(StoredDisc))]
[JsonSerializable(typeof(StoredHolder))]
[JsonSerializable(typeof(StoredRequest))]
[JsonSerializable(typeof(DiscEvent))]
internal sealed partial class StoredJson : JsonSerializerContext;
