using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>A comparison found something that is not as it was recorded.</summary>
internal sealed class VerificationFailedException : DiscException
{
    public VerificationFailedException(ImmutableArray<BlockMismatch> mismatches)
        : base(RecordingErrors.VerifyMismatch, Words(mismatches)) => Mismatches = mismatches;

    /// <summary>The blocks are right, and what the disc says of them is not.</summary>
    public VerificationFailedException(IReadOnlyList<string> differences)
        : base(RecordingErrors.VerifyMismatch, string.Join(' ', differences)) => Mismatches = [];

    public ImmutableArray<BlockMismatch> Mismatches { get; }

    private static string Words(ImmutableArray<BlockMismatch> mismatches)
    {
        var first = mismatches[0];
        var owner = first.Path is { } path ? $", of {path}," : "";
        var fault = first.Unreadable is { } sense ? $"could not be read back ({sense})" : "was not read back as it was recorded";
        var what = first.Extent.Length.Value == 1 ? $"Block {first.Extent.Start}{owner} {fault}" : $"Something in blocks {first.Extent}{owner} {fault}";
        var others = mismatches.Length switch
        {
            1 => "",
            >= ContentVerifier.MostMismatches => $"; at least {mismatches.Length - 1} others too",
            2 => "; 1 other too",
            _ => $"; {mismatches.Length - 1} others too",
        };
        return $"{what}{others}.";
    }
}
