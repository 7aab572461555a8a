using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>
/// CD-R and CD-RW: a whole session in one stream, from the pre-gap of its first track to its lead-out, as a cue sheet announces it. Recipe:
/// docs/recipes/cd-session-at-once.md.
/// </summary>
internal sealed class SessionAtOnceCd : IWriteStrategy
{
    /// <summary>What a table of contents calls a disc with Mode 2 tracks.</summary>
    private const byte CdRomXa = 0x20;

    public WriteMode Mode => WriteMode.SessionAtOnce;

    public BlockCount Blocking { get; } = new(1);

    public BlockCount PaddingAfter(BlockCount content) => new(Math.Max(0, LayoutRules.ShortestTrack - content.Value));

    public bool CanTestWrite(BurnDesk desk) => desk.Description.CanTestSessionAtOnce;

    public BurnPlan Plan(BurnDesk desk, Medium medium) =>
        new(SessionSpans.Of(desk, Sheet(desk, CueSheetOptions.Default))) { IsAnnounced = true, ClosesItself = true };

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        var tracks = SessionSpans.Session(desk).Tracks;
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        var page = await CdWriteParameters.ReadAsync(desk, cancellation) with
        {
            WriteType = WriteType.SessionAtOnce,
            TrackMode = tracks[0].Control,
            DataBlockType = tracks[0].Form == BlockForm.Audio ? DataBlockTypes.Raw : DataBlockTypes.Mode1,
            SessionFormat = tracks.Any(track => track.Form is BlockForm.Mode2 or BlockForm.Mode2Form1) ? CdRomXa : (byte)0,
            MediaCatalogNumber = CdWriteParameters.Field(desk.Job.Layout.Catalog),
        };
        await CdWriteParameters.SetAsync(desk, page, cancellation);
    }

    /// <summary>Sends the cue sheet, in other forms where the drive refuses one; the last ones are without CD-TEXT.</summary>
    public async ValueTask<BurnPlan> AnnounceAsync(BurnDesk desk, BurnPlan plan, CancellationToken cancellation)
    {
        if (!SessionSpans.Session(desk).CdText.IsEmpty)
        {
            var leadIn = await LeadInTextAsync(desk, cancellation);
            if (leadIn is { } start && await TryAsync(desk, new() { CdText = true }, start, cancellation) is { } sheet)
                return plan with { WritesText = true, Spans = [LeadInText.Span(desk, start.ToLba()), .. SessionSpans.Of(desk, sheet)] };
            MissingCdText.WarnOrRefuse(desk, !IsFirst(desk) ? "CD-TEXT stands in the lead-in of a disc's first session, and this is a later one."
                : leadIn is null ? "The drive does not say where this disc's lead-in begins."
                : "The drive refused every form of a lead-in with CD-TEXT.");
        }

        return await TryAsync(desk, CueSheetOptions.Default, null, cancellation) is { } plain
            ? plan with { Spans = SessionSpans.Of(desk, plain) }
            : throw new DiscException(RecordingErrors.CueSheetRefused, $"{desk.Drive.Address.Name} refused the cue sheet of {SessionSpans.Session(desk).Tracks.Length} tracks in every form.");
    }

    /// <summary>The flush has closed all there is.</summary>
    public ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    public ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) => ValueTask.CompletedTask;

    public ValueTask ReleaseAsync(BurnDesk desk) => CdWriteParameters.ResetAsync(desk);

    private static CueSheetTable Sheet(BurnDesk desk, CueSheetOptions options) =>
        CueSheetTable.Of(SessionSpans.Session(desk), desk.Job.Layout.Catalog, options);

    private static bool IsFirst(BurnDesk desk) => SessionSpans.Session(desk).Start == Lba.Zero;

    /// <summary>Where the lead-in begins, if CD-TEXT can go there: into the first session, by a drive that tells it.</summary>
    private static async ValueTask<Msf?> LeadInTextAsync(BurnDesk desk, CancellationToken cancellation)
    {
        if (!IsFirst(desk))
            return null;
        try
        {
            var start = (await desk.Drive.QueryAsync(new ReadAtip(), cancellation)).LeadIn;
            return start.Minute >= 90 ? start : null;
        }
        catch (DriveException refused) when (refused.Sense.Key == SenseKey.IllegalRequest)
        {
            return null;
        }
    }

    /// <summary>Sends the sheet until the drive takes one of its forms; nothing where it takes none.</summary>
    private static async ValueTask<CueSheetTable?> TryAsync(BurnDesk desk, CueSheetOptions options, Msf? leadIn, CancellationToken cancellation)
    {
        foreach (var attempt in options.Attempts(leadIn))
        {
            var sheet = Sheet(desk, attempt);
            try
            {
                await desk.Drive.SendAsync(SendCueSheet.For(sheet), sheet, cancellation);
                return sheet;
            }
            catch (DriveException refused) when (refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x26 or 0x24 or 0x1A })
            {
                // The next form, if there is one.
            }
        }

        return null;
    }
}
