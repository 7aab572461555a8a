using System.Collections.Immutable;
using OpenImapi.Formats;

namespace OpenImapi.Recording;

/// <summary>A comparison found blocks that are not as they were recorded.</summary>
internal sealed class VerificationFailedException(ImmutableArray<BlockMismatch> mismatches)
    : DiscException(RecordingErrors.VerifyMismatch, Words(mismatches))
{
    public ImmutableArray<BlockMismatch> Mismatches => mismatches;

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
