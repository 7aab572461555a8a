using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>The ways in which a BD can be formatted, and doing it.</summary>
public static class BdFormatting
{
    /// <summary>The ways that a drive offers for the BD inside, with the usual one first; none where nothing is left to choose.</summary>
    /// <param name="profile">The medium's.</param>
    /// <param name="offered">What the drive says of it.</param>
    public static ImmutableArray<BdFormat> Choices(Profile profile, FormatCapacities offered)
    {
        var formats = offered.Formats.IsDefault ? [] : offered.Formats;
        return profile switch
        {
            Profile.BdRe =>
            [
                .. Of(formats, FormatType.Full, default),
                .. Of(formats, FormatType.BdReWithSpareAreas, (byte)Certification.Quick),
                .. Of(formats, FormatType.BdReWithoutSpareAreas, default),
            ],
            Profile.BdRSequential =>
            [
                .. from mode in new[] { BdRMode.Sequential, BdRMode.PseudoOverwrite, BdRMode.Random }
                   from type in new[] { FormatType.Full, FormatType.BdR }
                   from format in Of(formats, type, (byte)mode)
                   select format with { Mode = mode },
            ],
            _ => [],
        };
    }

    /// <summary>Formats the BD. What a BD-RE holds is gone then; a BD-R can be formatted once, while it is blank.</summary>
    /// <param name="drive">Where it lies.</param>
    /// <param name="format">One of its <see cref="Choices"/>.</param>
    /// <param name="progress">Told the part that is done, where the drive says it.</param>
    /// <param name="cancellation">Heeded until the drive has been told to format.</param>
    /// <exception cref="DiscException">The drive would not format it.</exception>
    public static async Task<Medium> FormatAsync(
        Drive drive, BdFormat format, IProgress<RecordingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var reporter = new ProgressReporter(progress, TimeProvider.System);
        cancellation.ThrowIfCancellationRequested();
        return await DriveWork.RunAsync(drive, RecordingPhase.Erasing, reporter, TimeProvider.System,
            () => SendAsync(drive, new(drive, TimeProvider.System), format, reporter.Part));
    }

    internal static async ValueTask SendAsync(Drive drive, Readiness readiness, BdFormat format, Action<double>? progress)
    {
        await drive.SendAsync(default(FormatUnit), format.Parameters, CancellationToken.None);
        await readiness.WaitAsync(Readiness.Erasing, progress);
        await readiness.RunAsync(new SynchronizeCache(Immediate: true), new(), Readiness.Closing, progress: null);
    }

    private static IEnumerable<BdFormat> Of(ImmutableArray<FormattableCapacity> formats, FormatType type, byte subType) =>
        formats.Where(format => format.Type == type)
            .Select(format => new BdFormat(new(format.Blocks), type, new(format.Blocks, type) { Certification = (Certification)subType, Parameter = format.Parameter }));
}

/// <summary>One way of formatting a BD.</summary>
/// <param name="Size">Blocks that remain for content.</param>
/// <param name="Type">The format type.</param>
/// <param name="Parameters">What FORMAT UNIT is given.</param>
public sealed record BdFormat(BlockCount Size, FormatType Type, FormatParameters Parameters)
{
    /// <summary>How a BD-R is recorded then; nothing on a BD-RE.</summary>
    public BdRMode? Mode { get; init; }

    /// <summary>Bad clusters are replaced: there are spare areas.</summary>
    public bool HasSpareAreas => Type != FormatType.BdReWithoutSpareAreas;
}
