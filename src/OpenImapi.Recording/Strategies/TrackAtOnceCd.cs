using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>CD-R and CD-RW: one data track of Mode 1 blocks in one go, then its session. Recipe: docs/recipes/cd-track-at-once.md.</summary>
internal sealed class TrackAtOnceCd : IWriteStrategy
{
    /// <summary>The shortest track: 4 seconds (ECMA-130, 20).</summary>
    private const int ShortestTrack = 300;

    /// <summary>Two seconds of empty blocks that keep a reader's read-ahead off the run-out blocks.</summary>
    private const int PostGap = 150;

    public WriteMode Mode => WriteMode.TrackAtOnce;

    public BlockCount Blocking { get; } = new(1);

    public BlockCount PaddingAfter(BlockCount content) => new(Math.Max(PostGap, ShortestTrack - content.Value));

    public bool CanTestWrite(BurnDesk desk) => desk.Description.TestWrite;

    public async ValueTask InitializeAsync(BurnDesk desk, Medium medium, CancellationToken cancellation)
    {
        await WriteSpeedSetting.ApplyAsync(desk, medium, cancellation);
        await SetParametersAsync(desk, cancellation);
        var next = await desk.Drive.QueryAsync(new ReadTrackInformation(TrackAddressType.Track, ReadTrackInformation.InvisibleTrack), cancellation);
        if (next.NextWritableValid && next.NextWritable != desk.Job.Layout.Tracks.First().Extent.Start.Value)
            throw new DiscException(RecordingErrors.StartMismatch, $"The drive would go on writing at block {next.NextWritable}.");
        desk.Track = next.Track is > 0 and < 100 ? next.Track : (ushort)(medium.Tracks.Length + 1);
    }

    public async ValueTask CloseTrackAsync(BurnDesk desk, Action<double> progress) =>
        await desk.Readiness.RunAsync(new CloseTrackSession(CloseFunction.Track, desk.Track), new(CloseFunction.Track, desk.Track, Immediate: false), Readiness.Closing, progress);

    /// <summary>Whether another session may follow is said by the write parameters.</summary>
    public async ValueTask CloseSessionAsync(BurnDesk desk, Action<double> progress) =>
        await desk.Readiness.RunAsync(new CloseTrackSession(CloseFunction.Session, 0), new(CloseFunction.Session, 0, Immediate: false), Readiness.Closing, progress);

    /// <summary>The drive must not stay set to test writes.</summary>
    public async ValueTask ReleaseAsync(BurnDesk desk)
    {
        if (desk.Job.Simulate)
            await desk.Drive.WritePageAsync(await desk.Drive.ReadPageAsync<WriteParameters>(default) with { TestWrite = false }, default);
    }

    private static async ValueTask SetParametersAsync(BurnDesk desk, CancellationToken cancellation)
    {
        var multiSession = desk.Job.CloseDisc ? MultiSession.None : MultiSession.Allowed;
        var page = await CdWriteParameters.ReadAsync(desk.Drive, multiSession, cancellation) with
        {
            TestWrite = desk.Job.Simulate,
            BufferUnderrunFree = desk.Job.UnderrunProtection && desk.Description.UnderrunProtection,
        };
        try
        {
            await desk.Drive.WritePageAsync(page, cancellation);
        }
        catch (DriveException refused) when (page.BufferUnderrunFree && refused.Sense is { Key: SenseKey.IllegalRequest, Asc: 0x26 })
        {
            desk.Warn("The drive refused under-run protection; the disc was written without it.");
            await desk.Drive.WritePageAsync(page with { BufferUnderrunFree = false }, cancellation);
        }
    }
}
