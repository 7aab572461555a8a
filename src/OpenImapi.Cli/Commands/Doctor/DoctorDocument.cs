using System.ComponentModel;
using System.Text.Json.Serialization;

namespace OpenImapi.Cli;

[Description("What doctor found.")]
internal sealed record DoctorDocument([property: Description("One for each thing looked at.")] IReadOnlyList<Diagnosis> Diagnoses)
{
    [JsonPropertyOrder(-2)]
    public string Type => "doctor";
}

[Description("One thing that was looked at.")]
internal sealed record Diagnosis(
    [property: Description("What was looked at.")] string Subject,
    [property: Description("good, note or fault; a fault makes the exit code other than 0.")] string State,
    [property: Description("What was found.")] string Text,
    [property: Description("What to do about it.")] string? Advice = null)
{
    public const string Good = "good";
    public const string Note = "note";
    public const string Fault = "fault";
}
