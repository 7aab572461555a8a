using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>What a session in one stream is made of: the runs of its cue sheet, and of each what the source holds.</summary>
internal static class SessionSpans
{
    /// <summary>The session that is recorded. A data track at its end is filled up to the shortest track.</summary>
    public static SessionLayout Session(BurnDesk desk)
    {
        var session = desk.Job.Layout.Sessions[0];
        var last = session.Tracks[^1];
        var missing = new BlockCount(LayoutRules.ShortestTrack) - last.Extent.Length - last.Postgap;
        return last.Form == BlockForm.Audio || missing <= BlockCount.Zero ? session
            : session with { Tracks = session.Tracks.SetItem(session.Tracks.Length - 1, last with { Postgap = last.Postgap + missing }) };
    }

    /// <exception cref="DiscException">OPENIMAPI_E_LAYOUT: a rule of discs is broken; the error names it.</exception>
    public static ImmutableArray<WriteSpan> Of(BurnDesk desk, CueSheetTable sheet) => Of(desk, sheet, formOf: null);

    /// <summary>The same with blocks in another form than the sheet's.</summary>
    public static ImmutableArray<WriteSpan> Of(BurnDesk desk, CueSheetTable sheet, Func<BlockForm, WireForm>? formOf)
    {
        var faults = new FaultList();
        var session = Session(desk);
        if (sheet.ToSession(session.Number, faults) is not { } announced)
            throw new DiscException(RecordingErrors.Layout, $"The layout breaks a rule of discs: {faults[0].Rule}.");
        return [.. announced.Runs.SelectMany(run => CutAt(session.Start, run)).SelectMany(run => SpansOf(desk, session, run, formOf))];
    }

    /// <summary>The 150 blocks before a session are spans of their own: they are written, but few drives read them.</summary>
    private static IEnumerable<CueSheetRun> CutAt(Lba place, CueSheetRun run) => run.Extent.Contains(place) && run.Extent.Start < place
        ? [run with { Extent = Extent.Between(run.Extent.Start, place) }, run with { Extent = Extent.Between(place, run.Extent.End) }]
        : [run];

    /// <summary>A run, cut where the source begins and ends.</summary>
    private static IEnumerable<WriteSpan> SpansOf(BurnDesk desk, SessionLayout session, CueSheetRun run, Func<BlockForm, WireForm>? formOf)
    {
        var index = Enumerable.Range(0, session.Tracks.Length).Last(each => each == 0 || session.Tracks[each].Extent.Start - session.Tracks[each].Pregap <= run.Extent.Start);
        var form = formOf?.Invoke(session.Tracks[index].Form) ?? Forms.Of(run.Form, session.Tracks[index].Form, desk.Source.BlockSize);
        var perCommand = Blocks.PerCommand(desk.Drive.MaximumTransferLength, form.BlockSize, new(1));
        var held = Held(run.Extent, desk.Source.Extent);
        var isGap = run.Extent.Start < session.Tracks[index].Extent.Start;
        if (held.Start > run.Extent.Start)
            yield return new(run.Extent.Start, BlockCount.Zero, held.Start - run.Extent.Start, form, perCommand) { Track = index + 1, IsGap = isGap };
        if (held.Start < run.Extent.End)
            yield return new(held.Start, held.Length, run.Extent.End - held.End, form, perCommand) { Track = index + 1, IsGap = isGap };
    }

    /// <summary>The part that the source holds; an empty one at the end where it holds nothing.</summary>
    private static Extent Held(Extent run, Extent source)
    {
        var start = source.Start > run.Start ? source.Start : run.Start;
        var end = source.End < run.End ? source.End : run.End;
        return start < end ? Extent.Between(start, end) : new(run.End, BlockCount.Zero);
    }
}
