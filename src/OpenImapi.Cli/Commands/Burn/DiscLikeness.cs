using OpenImapi.Formats;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>What two discs must have in common to be burned together: the same for discs that take the same blocks at the same place.</summary>
internal sealed record DiscLikeness(MediumFamily Family, bool IsOverwritable, MediumStatus Status, Lba? NextWritable, string? Identity)
{
    /// <summary>The likeness of the disc in a drive.</summary>
    public static async Task<DiscLikeness> OfAsync(DiscRecorder recorder, CancellationToken cancellation)
    {
        await recorder.OpenExclusiveAsync(cancellation);
        try
        {
            var medium = await recorder.QueryMediumAsync(cancellation);
            return new(medium.Family, medium.IsOverwritable, medium.Status, medium.NextWritable, medium.Sessions > 0 ? medium.Identity : null);
        }
        finally
        {
            await recorder.CloseAsync();
        }
    }
}
