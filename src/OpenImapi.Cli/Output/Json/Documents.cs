using System.Text.Json.Serialization;

namespace OpenImapi.Cli;

/// <summary>Every document that --json can print. A field without a value is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WarningEvent))]
[JsonSerializable(typeof(NoteEvent))]
[JsonSerializable(typeof(ProgressEvent))]
[JsonSerializable(typeof(ErrorEvent))]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(ExtractResult))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(CreateResult))]
[JsonSerializable(typeof(MkisofsResult))]
[JsonSerializable(typeof(AppendResult))]
[JsonSerializable(typeof(DrivesDocument))]
[JsonSerializable(typeof(MediaDocument))]
[JsonSerializable(typeof(DiscResult))]
[JsonSerializable(typeof(VirtualDriveResult))]
[JsonSerializable(typeof(VirtualDrivesDocument))]
[JsonSerializable(typeof(DriveRemoveResult))]
[JsonSerializable(typeof(DriveExportResult))]
[JsonSerializable(typeof(DoctorDocument))]
[JsonSerializable(typeof(BurnResult))]
[JsonSerializable(typeof(AudioPlanDocument))]
[JsonSerializable(typeof(AudioImageResult))]
[JsonSerializable(typeof(RipResult))]
[JsonSerializable(typeof(VerifyDocument))]
[JsonSerializable(typeof(VerifySessionsDocument))]
[JsonSerializable(typeof(ExplainBlockDocument))]
[JsonSerializable(typeof(MapDocument))]
internal sealed partial class Documents : JsonSerializerContext;
