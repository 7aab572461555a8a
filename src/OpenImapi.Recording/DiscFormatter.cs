using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Formats rewritable discs and blank BD-R, for being written in place or, of a DVD-RW, in sequence again. What they hold is gone.</summary>
public static class DiscFormatter
{
    /// <summary>Formats the disc and returns it as it is then: blank.</summary>
    /// <param name="drive">Where it lies.</param>
    /// <param name="how">For which use, and how thoroughly.</param>
    /// <param name="progress">Told the part that is done, where the drive says it.</param>
    /// <param name="cancellation">Heeded until the drive has been told to format; a formatting under way is waited for.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_MEDIUM_INVALIDTYPE: this medium is not formatted, or not for that use. IMAPI_E_MEDIUM_NOTPRESENT: no disc.
    /// </exception>
    public static Task<Medium> FormatAsync(
        Drive drive, DiscFormatting how, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default) =>
        FormatAsync(drive, how, progress, TimeProvider.System, cancellation);

    /// <inheritdoc cref="FormatAsync(Drive, DiscFormatting, IProgress{RecordingProgress}?, CancellationToken)"/>
    public static async Task<Medium> FormatAsync(
        Drive drive, DiscFormatting how, IProgress<RecordingProgress>? progress, TimeProvider time, CancellationToken cancellation)
    {
        var reporter = new ProgressReporter(progress, time);
        reporter.Enter(RecordingPhase.ValidatingMedia);
        var medium = await MediumInspector.InspectAsync(drive, time, cancellation);
        Check(medium, how);
        cancellation.ThrowIfCancellationRequested();
        return await DriveWork.RunAsync(drive, RecordingPhase.Erasing, reporter, time, () => FormatAsync(drive, medium, how, new(drive, time), reporter.Part));
    }

    private static void Check(Medium medium, DiscFormatting how)
    {
        var minus = medium.Profile is Profile.DvdRwSequential or Profile.DvdRwRestrictedOverwrite;
        if (medium.WriteProtected)
            throw new DiscException(DriveErrors.WriteProtected, medium.State, medium.Advice);
        if (medium.Profile == Profile.BdRSequential && how.Use == DiscUse.Overwrite)
            return;
        if (how.Bd is not null && medium.Profile != Profile.BdRe)
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} has no spare areas to choose.", "Insert a BD-RE or a blank BD-R.");
        if (!minus && !medium.IsOverwritable)
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} is not formatted. {medium.State}", "Insert a DVD-RW, DVD+RW, DVD-RAM, BD-RE or a blank BD-R.");
        if (!minus && how.Use == DiscUse.Sequential)
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} is always written in place.", "Only a DVD-RW can be written either way.");
    }

    private static ValueTask FormatAsync(Drive drive, Medium medium, DiscFormatting how, Readiness readiness, Action<double> progress)
    {
        if (how.Use == DiscUse.Sequential)
        {
            var type = how.Full ? BlankingType.Full : BlankingType.Minimal;
            return readiness.RunAsync(new Blank(type), new(type, Immediate: false), Readiness.Erasing, progress);
        }

        if (medium.Profile == Profile.BdRSequential || how.Bd is not null)
            return BdFormatting.SendAsync(drive, readiness, (how.Bd ?? new()).On(medium, how.Full), progress);
        return medium.Profile is Profile.DvdRwSequential or Profile.DvdRwRestrictedOverwrite
            ? DvdRwBorder.FormatAsync(drive, readiness, how.Full, progress)
            : Formatting.FormatAsync(drive, readiness, medium.Profile, how.Full, progress);
    }
}

/// <summary>How a disc is to be formatted.</summary>
/// <param name="Use">For which use.</param>
/// <param name="Full">Every block is formatted now, which takes as long as writing them; else only as much as has to be.</param>
public sealed record DiscFormatting(DiscUse Use = DiscUse.Overwrite, bool Full = false)
{
    /// <summary>How a BD is to be formatted; nothing for the usual way, and for other discs.</summary>
    public BdFormatWish? Bd { get; init; }
}

/// <summary>What a formatted disc is for.</summary>
public enum DiscUse
{
    /// <summary>Written in place, any block at any time.</summary>
    Overwrite,

    /// <summary>DVD-RW: written in sequence, in sessions. Unless it is done in full, one session in one piece is all that it takes.</summary>
    Sequential,
}
