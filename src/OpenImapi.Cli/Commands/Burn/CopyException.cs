using System.ComponentModel;
using System.Text.Json.Serialization;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Not every copy was made. The first cause is the inner exception, and decides the exit code.</summary>
internal sealed class CopyException(IReadOnlyList<BurnedDisc> discs, IReadOnlyList<(DriveAddress Drive, Exception Fault)> faults)
    : Exception(faults[0].Fault.Message, faults[0].Fault)
{
    /// <summary>A copy that was not begun.</summary>
    public CopyException(IReadOnlyList<BurnedDisc> discs, DriveAddress drive, Exception fault)
        : this(discs, [(drive, fault)])
    {
    }

    /// <summary>The failures, with the discs that are there all the same.</summary>
    public Failure ToFailure()
    {
        var failure = Failure.Of(InnerException!);
        var copies = faults.Select(each => FailedCopy.Of(each.Drive, each.Fault)).ToList();
        string[] each = [.. faults.Count == 1 ? [failure.Happened] : copies.Select(copy => copy.Told)];
        var burned = discs.Count == 0 ? "" : $"Burned all the same: {string.Join(", ", discs.Select(disc => disc.Words()))}.";
        return failure with
        {
            Happened = string.Join(' ', burned.Length == 0 ? each : [.. each, burned]),
            Each = each,
            Afterword = burned,
            Copies = copies.Count + discs.Count > 1 ? copies : null,
            Discs = discs.Count == 0 ? null : discs,
        };
    }
}

[Description("A drive in which one of several copies was not made.")]
internal sealed record FailedCopy(
    [property: Description("The drive.")] string Drive,
    [property: Description("The error's name, as docs/errors.md lists it.")] string Symbol,
    [property: Description("What happened.")] string Text,
    [property: Description("What to do about it.")] string Advice)
{
    /// <summary>What happened, with the drive that it happened in.</summary>
    [JsonIgnore]
    public string Told => Text.Contains(Drive, StringComparison.Ordinal) ? Text : $"{Drive}: {Text}";

    public static FailedCopy Of(DriveAddress drive, Exception fault)
    {
        var failure = Failure.Of(fault);
        return new(drive.Name, failure.Symbol, failure.Happened, failure.Advice);
    }
}
