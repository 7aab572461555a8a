using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Erases rewritable discs.</summary>
public static class Eraser
{
    /// <summary>Erases the disc and returns it as it is then: blank.</summary>
    /// <param name="drive">Where it lies.</param>
    /// <param name="full">True erases every block, which takes as long as writing them; false only what makes the disc look recorded.</param>
    /// <param name="progress">Told the part that is done, where the drive says it.</param>
    /// <param name="cancellation">Heeded until the drive has been told to erase; an erasure under way is waited for.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_DEVICE_INVALIDTYPE: the drive erases no medium. IMAPI_E_MEDIUM_INVALIDTYPE: this medium cannot be erased.
    /// IMAPI_E_MEDIUM_NOTPRESENT: no disc.
    /// </exception>
    public static Task<Medium> EraseAsync(
        Drive drive, bool full, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default) =>
        EraseAsync(drive, full, progress, TimeProvider.System, cancellation);

    /// <inheritdoc cref="EraseAsync(Drive, bool, IProgress{RecordingProgress}?, CancellationToken)"/>
    public static async Task<Medium> EraseAsync(
        Drive drive, bool full, IProgress<RecordingProgress>? progress, TimeProvider time, CancellationToken cancellation)
    {
        var description = await DriveSurvey.ReadAsync(drive, cancellation);
        if (!description.Rewrites)
            throw new DiscException(DriveErrors.InvalidDeviceType, $"{drive.Address.Name} writes no medium that can be erased.");
        var reporter = new ProgressReporter(progress, time);
        reporter.Enter(RecordingPhase.ValidatingMedia);
        var medium = await MediumInspector.InspectAsync(drive, time, cancellation);
        if (medium.Profile is not (Profile.CdRw or Profile.DvdRwSequential or Profile.DvdRwRestrictedOverwrite))
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} cannot be erased.", "Insert a CD-RW or DVD-RW.");
        cancellation.ThrowIfCancellationRequested();
        var type = full ? BlankingType.Full : BlankingType.Minimal;
        return await DriveWork.RunAsync(drive, RecordingPhase.Erasing, reporter, time,
            () => new Readiness(drive, time).RunAsync(new Blank(type), new(type, Immediate: false), Readiness.Erasing, reporter.Part));
    }
}
