using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Erases rewritable discs.</summary>
public static class Eraser
{
    /// <summary>
    /// Zeros are written over so many blocks: everything by which a file system is found, the volume descriptors at block 16 and the anchor
    /// at block 256 among it.
    /// </summary>
    private static readonly BlockCount Wiped = new(9 * 32);

    /// <summary>Erases the disc and returns it as it is then: blank. One that knows no BLANK is formatted, or its first blocks are overwritten.</summary>
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
        if (medium.WriteProtected)
            throw new DiscException(DriveErrors.WriteProtected, medium.State, medium.Advice);
        if (!medium.IsOverwritable && medium.Profile is not (Profile.CdRw or Profile.DvdRwSequential))
            throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} cannot be erased.", "Insert a CD-RW, DVD-RW, DVD+RW, DVD-RAM or BD-RE.");
        cancellation.ThrowIfCancellationRequested();
        if (medium.IsOverwritable)
            return await DriveWork.RunAsync(drive, RecordingPhase.Erasing, reporter, time, () => OverwriteAsync(drive, medium, full, reporter, time));
        var type = full ? BlankingType.Full : BlankingType.Minimal;
        return await DriveWork.RunAsync(drive, RecordingPhase.Erasing, reporter, time,
            () => new Readiness(drive, time).RunAsync(new Blank(type), new(type, Immediate: false), Readiness.Erasing, reporter.Part));
    }

    /// <summary>Full: formats every block, where the medium has that. In any case the first blocks are empty afterwards.</summary>
    private static async ValueTask OverwriteAsync(Drive drive, Medium medium, bool full, ProgressReporter reporter, TimeProvider time)
    {
        var readiness = new Readiness(drive, time);
        if (full)
            await Formatting.FormatAsync(drive, readiness, medium.Profile, full, reporter.Part);
        else
            await Formatting.PrepareAsync(drive, readiness, medium.Profile, CancellationToken.None);
        var count = (int)medium.WriteUnit.Value;
        var zeros = new byte[medium.WriteUnit.Bytes()];
        var wiped = medium.Profile == Profile.DvdRwRestrictedOverwrite ? BlockCount.Min(Wiped, await DvdRwBorder.SizeAsync(drive, CancellationToken.None)) : Wiped;
        for (var at = Lba.Zero; at < Lba.Zero + wiped; at += medium.WriteUnit)
            await drive.SendAsync(Write10.At(at, count), DataDirection.Out, zeros, Drive.LongTimeout, CancellationToken.None);
        await readiness.RunAsync(new SynchronizeCache(Immediate: true), new(), Readiness.Closing, progress: null);
        await Formatting.StopAsync(drive, readiness, progress: null);
        if (medium.Profile == Profile.DvdRwRestrictedOverwrite && wiped > BlockCount.Zero)
            await DvdRwBorder.CloseAsync(drive, readiness, progress: null);
    }
}
