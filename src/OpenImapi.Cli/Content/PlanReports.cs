using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>Tells what a plan has to say before anything is written.</summary>
internal static class PlanReports
{
    /// <summary>Lines of the rename report that are shown without being asked for.</summary>
    private const int RenamesShown = 20;

    /// <summary>Warnings of one kind that are told one by one.</summary>
    private const int WarningsTold = 20;

    public static void Tell(ImagePlan plan, Invocation run, bool renames)
    {
        Warn(plan, run);
        foreach (var note in plan.Report.Notes)
            run.Reporter.Note(note);
        if (!renames)
        {
            if (plan.Report.Rounding is { } rounding)
                run.Reporter.Note(rounding);
            return;
        }

        if (NamesSeenIn(plan.Options) is { } people)
            TellRenames(plan.Report, people, run);
    }

    private static void TellRenames(PlanReport report, string people, Invocation run)
    {
        foreach (var rename in report.RenamesIn(people).Take(RenamesShown))
            run.Reporter.Note($"{Texts.Name(rename.Path)} is {Texts.Name(rename.Written)} in {people}: {string.Join(", ", ReasonsOf(rename))}.");
        var count = report.CountRenames(people);
        if (count > RenamesShown)
            run.Reporter.Note($"{count - RenamesShown} more names are changed in {people}; --plan lists them all.");
        if (run.Settings.Verbose && report.CountRenames() - count is > 0 and var others)
            run.Reporter.Note($"{Texts.Count(others, "name")} stand otherwise in the other trees; --plan lists them.");
    }

    /// <summary>Tells the first warnings of each kind, and how many more there are.</summary>
    private static void Warn(ImagePlan plan, Invocation run)
    {
        var told = new Dictionary<PlanWarningKind, int>();
        foreach (var warning in plan.Report.Warnings)
            if ((told[warning.Kind] = told.GetValueOrDefault(warning.Kind) + 1) <= WarningsTold)
                run.Warn(warning.Text);
        foreach (var (kind, count) in told)
            if (count > WarningsTold)
                run.Warn($"{count - WarningsTold} more {WordsOf(kind)}; --plan --json lists them all.");
    }

    private static string WordsOf(PlanWarningKind kind) => kind switch
    {
        PlanWarningKind.Renamed => "names are changed",
        PlanWarningKind.LeftOut => "are left out",
        PlanWarningKind.TimeChanged => "times are changed",
        PlanWarningKind.LinkChanged => "links are changed",
        _ => "warnings like these",
    };

    /// <summary>The tree whose names people see; nothing where Rock Ridge shows them whole.</summary>
    private static string? NamesSeenIn(ImageOptions options) =>
        options.Joliet ? "Joliet" : options.Udf != UdfRevision.None ? "UDF" : options.RockRidge ? null : "ISO 9660";

    /// <summary>Why a name was changed, in words.</summary>
    public static IReadOnlyList<string> ReasonsOf(Rename rename) => [.. Reasons.Where(each => rename.Reason.HasFlag(each.Change)).Select(each => each.Words)];

    private static readonly (NameChanges Change, string Words)[] Reasons =
    [
        (NameChanges.Case, "capitals only"),
        (NameChanges.Character, "a character is not allowed"),
        (NameChanges.Length, "too long"),
        (NameChanges.Encoding, "not valid UTF-8"),
        (NameChanges.Collision, "another name came out the same"),
    ];
}
