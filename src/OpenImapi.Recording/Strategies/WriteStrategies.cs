using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Which strategy writes which medium.</summary>
internal static class WriteStrategies
{
    /// <summary>The strategy for what the job wants on this medium.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_MEDIUM_INVALIDTYPE: this medium cannot be recorded; OPENIMAPI_E_WRITE_MODE_UNSUPPORTED: not this way, or not with this layout;
    /// OPENIMAPI_E_LAYOUT: no way of writing makes this layout.
    /// </exception>
    public static IWriteStrategy For(Medium medium, BurnDesk desk)
    {
        var strategy = For(medium);
        LayoutRules.Check(desk.Job.Layout);
        if (medium.Family == MediumFamily.Cd)
            return ForCd(medium, desk);
        if (desk.Job.WriteMode == WriteMode.DiscAtOnce && medium.TakesDiscAtOnce)
            return new DiscAtOnceDvd();
        if (medium.OnlyAtOnce && desk.Job.WriteMode == WriteMode.Incremental)
            throw new DiscException(RecordingErrors.WriteModeUnsupported, $"This {medium.Kind} was erased only at its beginning and takes one session in one piece.",
                "imapi erase --full makes it one for several sessions.");
        if (desk.Job.WriteMode is { } mode && mode != strategy.Mode)
            throw Unsupported($"A {medium.Kind} cannot be written in the mode {mode}; it is written in the mode {strategy.Mode}.");
        return strategy;
    }

    /// <summary>The strategy for one data track on a kind of medium.</summary>
    /// <exception cref="DiscException">IMAPI_E_MEDIUM_INVALIDTYPE: this medium cannot be recorded.</exception>
    public static IWriteStrategy For(Medium medium) => medium.Profile switch
    {
        Profile.CdR or Profile.CdRw => new TrackAtOnceCd(),
        Profile.DvdPlusR or Profile.DvdPlusRDualLayer => new IncrementalDvdPlusR(),
        Profile.DvdRSequential or Profile.DvdRDualLayerSequential or Profile.DvdRwSequential => medium.OnlyAtOnce ? new DiscAtOnceDvd() : new IncrementalDvdMinus(),
        Profile.DvdRwRestrictedOverwrite => new RestrictedOverwriting(),
        Profile.BdRSequential => new SequentialBdR(),
        Profile.BdRRandom => new RandomBdR(),
        Profile.DvdPlusRw or Profile.DvdPlusRwDualLayer or Profile.DvdRam or Profile.BdRe => new Overwriting(medium.WriteUnit),
        _ => throw new DiscException(DriveErrors.InvalidMediumType, $"A {medium.Kind} cannot be recorded by this program.",
            "Insert a blank or appendable CD-R, CD-RW, DVD-R, DVD-RW, DVD+R, DVD+RW, DVD-RAM, BD-R or BD-RE."),
    };

    private static IWriteStrategy ForCd(Medium medium, BurnDesk desk)
    {
        var (job, drive) = (desk.Job, desk.Drive.Address.Name);
        switch (job.WriteMode ?? DefaultFor(desk))
        {
            case WriteMode.TrackAtOnce when LayoutRules.IsOneDataTrack(job.Layout):
                return new TrackAtOnceCd();
            case WriteMode.TrackAtOnce:
                return LayoutRules.AgainstTrackAtOnce(job.Layout.Sessions[0]) is not { } against ? new AudioTrackAtOnceCd()
                    : throw Unsupported($"This layout cannot be written track by track: {against}.");
            case WriteMode.SessionAtOnce when desk.Description.CanSessionAtOnce:
                return new SessionAtOnceCd();
            case WriteMode.Raw when desk.Description.CanRaw:
                return new RawCd();
            case var mode:
                throw Unsupported($"A {medium.Kind} cannot be written in the mode {mode} in {drive}.");
        }
    }

    /// <summary>What keeps the layout and needs the least of the drive; tracks one by one, with warnings, where nothing keeps it whole.</summary>
    private static WriteMode DefaultFor(BurnDesk desk)
    {
        var (session, drive) = (desk.Job.Layout.Sessions[0], desk.Description);
        return LayoutRules.IsOneDataTrack(desk.Job.Layout) ? WriteMode.TrackAtOnce
            : drive.CanSessionAtOnce ? WriteMode.SessionAtOnce
            : drive.CanRaw && !LayoutRules.IsKeptTrackAtOnce(session) ? WriteMode.Raw
            : LayoutRules.AgainstTrackAtOnce(session) is not { } against ? WriteMode.TrackAtOnce
            : throw Unsupported($"{desk.Drive.Address.Name} writes CDs only track by track, and this layout cannot be written so: {against}.");
    }

    private static DiscException Unsupported(string what) => new(RecordingErrors.WriteModeUnsupported, what);
}
