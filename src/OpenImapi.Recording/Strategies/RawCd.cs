using System.Collections.Immutable;
using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>
/// CD-R and CD-RW: a whole disc of one session with lead-in, lead-out and every bit of the sub-channels made here. Recipe:
/// docs/recipes/cd-raw.md.
/// </summary>
internal sealed class RawCd : IWriteStrategy
{
    /// <summary>Blocks of the first session's lead-out: a minute and a half.</summary>
    private static readonly BlockCount LeadOut = new(6750);

    /// <summary>From a first session's lead-out to where the next session's program area may begin: two and a half minutes.</summary>
    private static readonly BlockCount ToNextSession = new(11_250);

    public WriteMode Mode => WriteMode.Raw;

    public BlockCount Blocking { get; } = new(1);

    public BlockCount PaddingAfter(BlockCount content) => new(Math.Max(0, LayoutRules.ShortestTrack - content.Value));

    public bool CanTestWrite(BurnDesk desk) => desk.Description.CanTestSessionAtOnce;

    public BurnPlan Plan(BurnDesk desk, Medium medium) => medium.Status == MediumStatus.Blank
        ? new(SpansOf(desk, new(SessionSpans.Session(desk), desk.Job.Layout.Catalog))) { IsAnnounced = true, ClosesItself = true }
        : throw new DiscException(RecordingErrors.WriteModeUnsupported, "A disc is written raw only when it is blank.", "Insert a blank disc.");

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        if (!TypeHasText(desk))
            MissingCdText.WarnOrRefuse(desk, "The drive takes no sub-channels R to W, and so no CD-TEXT.");
        if (!desk.Job.CloseDisc && !KeepsOpen(desk))
            desk.Warn("The drive writes raw discs only closed: no session can follow.");
        var page = await CdWriteParameters.ReadAsync(desk, cancellation) with
        {
            WriteType = WriteType.Raw,
            MultiSession = KeepsOpen(desk) ? MultiSession.Allowed : MultiSession.None,
            TrackMode = SessionSpans.Session(desk).Tracks[0].Control,
            DataBlockType = TypeOf(desk),
        };
        await CdWriteParameters.SetAsync(desk, page, cancellation);
    }

    /// <summary>Nothing is sent: the lead-in tells the drive. Where it begins is known only now.</summary>
    public async ValueTask<BurnPlan> AnnounceAsync(BurnDesk desk, BurnPlan plan, CancellationToken cancellation)
    {
        var session = SessionSpans.Session(desk);
        var groove = await desk.Drive.QueryAsync(new ReadAtip(), cancellation);
        SessionPointers? pointers = KeepsOpen(desk) ? new(Msf.From(session.LeadOut + ToNextSession), groove.LastLeadOut, groove.LeadIn) : null;
        var generator = new SubchannelGenerator(session, desk.Job.Layout.Catalog, pointers);
        var start = groove.LeadIn.ToLba();
        if (start >= generator.ProgramArea)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"{desk.Drive.Address.Name} says that the lead-in begins at {groove.LeadIn}, which is none.");
        var first = Around(desk, generator, session.Tracks[0], Extent.Between(start, generator.ProgramArea));
        var last = Around(desk, generator, session.Tracks[^1], new(session.LeadOut, LeadOut));
        return plan with { WritesText = TypeHasText(desk) && !session.CdText.IsEmpty, Spans = [first, .. SpansOf(desk, generator), last] };
    }

    /// <summary>The flush has closed all there is.</summary>
    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    public ValueTask ReleaseAsync(BurnDesk desk) => CdWriteParameters.ResetAsync(desk);

    private static ImmutableArray<WriteSpan> SpansOf(BurnDesk desk, SubchannelGenerator generator) => SessionSpans.Of(desk,
        CueSheetTable.Of(SessionSpans.Session(desk), desk.Job.Layout.Catalog, CueSheetOptions.Default), track => FormOf(desk, generator, track));

    private static RawForm FormOf(BurnDesk desk, SubchannelGenerator generator, BlockForm track)
    {
        if (track is BlockForm.Audio or BlockForm.Mode2 && desk.Source.BlockSize != BlockSizes.Raw)
            throw new DiscException(RecordingErrors.Layout, $"Blocks of {desk.Source.BlockSize} bytes do not hold what a track of the form {track} needs.",
                "Give tracks of sound and of Mode 2 as sectors of 2,352 bytes.");
        return new RawForm(generator, track, desk.Source.BlockSize, TypeOf(desk));
    }

    /// <summary>Lead-in or lead-out: blocks of the neighbouring track's kind that hold nothing.</summary>
    private static WriteSpan Around(BurnDesk desk, SubchannelGenerator generator, TrackLayout track, Extent blocks)
    {
        var form = FormOf(desk, generator, track.Form);
        return new(blocks.Start, BlockCount.Zero, blocks.Length, form, Blocks.PerCommand(desk.Drive.MaximumTransferLength, form.BlockSize, new(1)));
    }

    private static byte TypeOf(BurnDesk desk) => TypeHasText(desk) ? DataBlockTypes.RawWithSubchannels : DataBlockTypes.RawWithQ;

    private static bool TypeHasText(BurnDesk desk) => Mastering(desk).RToW;

    private static bool KeepsOpen(BurnDesk desk) => !desk.Job.CloseDisc && Mastering(desk).RawMultiSession;

    private static CdMasteringFeature Mastering(BurnDesk desk) =>
        new Configuration(Profile.None, desk.Description.Features).Find<CdMasteringFeature>() ?? default;
}
