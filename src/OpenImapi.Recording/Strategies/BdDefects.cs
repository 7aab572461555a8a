using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What the choice of defect management means for a disc. Recipe: docs/recipes/bd-defect-management.md.</summary>
internal static class BdDefects
{
    /// <summary>How the disc is formatted before it is written; nothing where it stays as it is.</summary>
    public static BdFormat? FormatFor(Medium medium, DefectManagement? choice) => medium switch
    {
        { Profile: Profile.BdRSequential, Status: MediumStatus.Blank, Spares: null } when choice == DefectManagement.On =>
            medium.BdFormats.FirstOrDefault(format => format.Mode == BdRMode.Sequential),
        { Profile: Profile.BdRe, NeedsFormat: true } when choice == DefectManagement.Off =>
            medium.BdFormats.FirstOrDefault(format => !format.HasSpareAreas),
        _ => null,
    };

    /// <summary>The disc as it will be when it is formatted for the choice.</summary>
    /// <exception cref="DiscException">OPENIMAPI_E_NO_SPARE_AREAS: defect management is wanted, and there is no room for it.</exception>
    public static Medium Expected(Medium medium, DefectManagement? choice)
    {
        if (choice == DefectManagement.On && !CanManage(medium))
            throw new DiscException(RecordingErrors.NoSpareAreas, Refusal(medium), medium switch
            {
                { Profile: Profile.BdRe } => "Format it with spare areas: imapi format.",
                { Family: MediumFamily.Bd } => "Use a blank BD-R, or record without --defect-management on.",
                _ => null,
            });
        return FormatFor(medium, choice) is { } format ? medium with { Capacity = format.Size, Free = format.Size } : medium;
    }

    /// <summary>Formats the disc for the choice, and says whether the drive is to write without looking at what it wrote.</summary>
    public static async ValueTask PrepareAsync(BurnDesk desk, Medium medium)
    {
        var format = FormatFor(medium, desk.Job.DefectManagement);
        if (format is not null)
            await BdFormatting.SendAsync(desk.Drive, desk.Readiness, format, progress: null);
        var spares = format?.HasSpareAreas ?? (medium.Spares is not null || medium is { Profile: Profile.BdRe, NeedsFormat: true });
        desk.Streams = desk.Job.DefectManagement == DefectManagement.Off && spares;
    }

    private static bool CanManage(Medium medium) => medium.Spares is not null || FormatFor(medium, DefectManagement.On) is not null
        || medium is { Profile: Profile.BdRe, NeedsFormat: true } || medium.Profile == Profile.DvdRam;

    private static string Refusal(Medium medium) => medium.Family != MediumFamily.Bd ? $"A {medium.Kind} has no defect management."
        : medium.Profile == Profile.BdRSequential && medium.Status == MediumStatus.Blank ? $"The drive offers no spare areas on this {medium.Kind}."
        : $"This {medium.Kind} has no spare areas, and it gets none while it holds something.";
}
