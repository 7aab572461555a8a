using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi;

/// <summary>
/// Stages an audio disc track by track: create a track, add its samples, close it. It is recorded on a blank CD, track at once with a gap
/// of AudioGapSize and two blocks of run-out between tracks, or in one session at once.
/// </summary>
/// <remarks>Samples are 16 bits, stereo, 44,100 a second, little end first and left first: 588 of them are a block of 2,352 bytes.</remarks>
public sealed class RedbookDiscMaster : FormatDiscMaster
{
    /// <summary>Blocks of an 80-minute CD without the run-out of its last track: what is reckoned with while no blank disc is known.</summary>
    public const long NominalBlocks = 359_847;

    private readonly AudioStage staged = new();
    private RecorderStash? unassigned;
    private long expected;

    internal RedbookDiscMaster(DiscMaster master)
        : base(master)
    {
    }

    public override bool HasContent => staged.Count > 0;

    /// <summary>True between creating a track and closing it.</summary>
    public bool HasOpenTrack => staged.Open is not null;

    /// <summary>Tracks that are staged, the open one included.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public int TotalAudioTracks
    {
        get
        {
            Master.RequireActive(this);
            return staged.Count;
        }
    }

    /// <summary>Blocks that tracks and the gaps between them may take on the disc.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public long TotalAudioBlocks => RoomOn(Master.RequireActive(this).Selection).Value;

    /// <summary>Blocks of the staged tracks, of the open one too, and of the gaps between them.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public long UsedAudioBlocks => staged.Used(DistanceIn(Master.RequireActive(this).Selection)).Value;

    /// <summary>Blocks that can be added to the open track; without one, what a new track could take after its gap, which is nothing after 99 tracks.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public long AvailableAudioTrackBlocks => AvailableIn(Master.RequireActive(this).Selection).Value;

    /// <summary>Bytes in a block: 2,352.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT.</exception>
    public int AudioBlockSize
    {
        get
        {
            Master.RequireActive(this);
            return BlockSizes.Raw;
        }
    }

    internal override DiscMasterFormat Format => DiscMasterFormat.Redbook;

    /// <summary>Starts a track.</summary>
    /// <param name="blocks">How long it will be, for the progress of adding to it; it binds nobody, and 0 says nothing.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT; IMAPI_E_TRACKOPEN: another one is open; IMAPI_E_DISCFULL: there are 99 already;
    /// IMAPI_E_FILEACCESS: its place in the stash cannot be made.
    /// </exception>
    public void CreateAudioTrack(long blocks = 0)
    {
        using var work = Master.BeginWork(this);
        ArgumentOutOfRangeException.ThrowIfNegative(blocks);
        Begin(blocks);
    }

    /// <summary>Adds samples to the open track. When the disc gets full, what fits is added; when the call fails otherwise, nothing is.</summary>
    /// <param name="blocks">Whole blocks of 2,352 bytes.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_TRACKNOTOPEN, IMAPI_E_DISCFULL, IMAPI_E_NOTENOUGHDISKFORSTASH, IMAPI_E_FILEACCESS;
    /// IMAPI_E_USERABORT: a sink asked for the end.
    /// </exception>
    /// <exception cref="ArgumentException">The bytes are no whole number of blocks.</exception>
    public async ValueTask AddAudioTrackBlocksAsync(ReadOnlyMemory<byte> blocks, CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        var track = RequireTrack();
        AudioRules.RequireWholeBlocks(blocks.Length);
        await AddAsync(track, blocks.Length, (addition, token) => addition.AddAsync(blocks, token), cancellation);
    }

    /// <summary>Adds the samples that a stream holds from where it stands to its end.</summary>
    /// <inheritdoc cref="AddAudioTrackBlocksAsync(ReadOnlyMemory{byte}, CancellationToken)"/>
    public async ValueTask AddAudioTrackBlocksAsync(Stream samples, CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        ArgumentNullException.ThrowIfNull(samples);
        var track = RequireTrack();
        long? length = samples.CanSeek ? samples.Length - samples.Position : null;
        AudioRules.RequireWholeBlocks(length ?? 0);
        await AddAsync(track, length ?? Math.Max(0, expected - track.Length.Bytes(BlockSizes.Raw)),
            (addition, token) => addition.AddAsync(samples, pad: false, token), cancellation);
    }

    /// <summary>Ends the open track, so that another one can follow.</summary>
    /// <exception cref="DiscException">
    /// IMAPI_E_NOTOPENED, IMAPI_E_WRONGFORMAT, IMAPI_E_TRACKNOTOPEN; IMAPI_E_TRACK_NOT_BIG_ENOUGH: it has less than 300 blocks, and stays open.
    /// </exception>
    public void CloseAudioTrack()
    {
        using var work = Master.BeginWork(this);
        AudioRules.RequireLength(RequireTrack().Length, $"Track {staged.Count}");
        staged.Close();
    }

    /// <summary>Creates a track of some sound, adds all of it, the last block filled with silence, and closes the track. It does all of that or nothing.</summary>
    /// <exception cref="DiscException">
    /// What <see cref="CreateAudioTrack"/>, <see cref="AddAudioTrackBlocksAsync(ReadOnlyMemory{byte}, CancellationToken)"/> and
    /// <see cref="CloseAudioTrack"/> answer, and the errors of the sound itself.
    /// </exception>
    public async ValueTask AddTrackAsync(AudioContent content, CancellationToken cancellation = default)
    {
        using var work = Master.BeginWork(this);
        ArgumentNullException.ThrowIfNull(content);
        RequireNoTrack();
        await Master.StageAsync(async (events, token) =>
        {
            await content.PrepareAsync(events, token);
            AudioRules.RequireLength(content.Length.Blocks, content.Description);
            if (content.Length.Blocks > AvailableIn(Master.Selection))
                throw new DiscException(RecordingErrors.DiscFull, $"{content.Description} takes {content.Length.Blocks} blocks; the disc has room for {AvailableIn(Master.Selection)} more.");
            await AddTrackAsync(content, events, token);
        }, cancellation);
    }

    internal override bool IsFor(DriveDescription? recorder) => recorder is null || recorder.Writes.Any(profile => profile.IsCd());

    internal override void RequireRecordable()
    {
        if (staged.Open is not null)
            throw new DiscException(ImapiErrors.TrackOpen);
        base.RequireRecordable();
    }

    internal override void Clear()
    {
        staged.Clear();
        unassigned?.Dispose();
        (unassigned, expected) = (null, 0);
    }

    internal override void Reset() => Clear();

    internal override async ValueTask<DiscTarget> ExamineAsync(Drive drive, CancellationToken cancellation)
    {
        var medium = await MediumInspector.InspectAsync(drive, cancellation);
        AudioRules.RequireCd(medium);
        return new(medium);
    }

    internal override ValueTask<RecordingJob> ComposeAsync(DiscTarget target, Medium medium, RecordDiscOptions how, CancellationToken cancellation)
    {
        AudioRules.RequireBlank(medium);
        var mode = how.WriteMode ?? WriteMode.TrackAtOnce;
        var runOut = mode == WriteMode.TrackAtOnce ? AudioStage.RunOut : BlockCount.Zero;
        var gap = GapIn(Master.Selection);
        var used = staged.Used(gap + AudioStage.RunOut);
        if (mode == WriteMode.TrackAtOnce && used > medium.Free && !how.Overburn)
            throw new DiscException(RecordingErrors.DiscFull, $"The tracks take {used} blocks with their gaps; the disc has room for {medium.Free}.");
        var layout = staged.Layout(gap, runOut);
        return ValueTask.FromResult(new RecordingJob { Layout = layout, Source = staged.Source(layout), WriteMode = mode, PathAt = address => NameAt(layout, address) });
    }

    private static string? NameAt(DiscLayout layout, Lba address) =>
        layout.Tracks.FirstOrDefault(track => track.Extent.Contains(address)) is { } track ? $"track {track.Number}" : null;

    private static BlockCount RoomOn(Selection? selection) =>
        selection?.Target.Medium is { Family: MediumFamily.Cd, Status: MediumStatus.Blank, HasOpenSession: false } blank ? blank.Free : new(NominalBlocks);

    private static BlockCount GapIn(Selection? selection) => new(selection?.Recorder.Device.Settings.AudioGapSize ?? RecorderSettings.DefaultAudioGap);

    /// <summary>Blocks from the end of a track to the start of the next one.</summary>
    private static BlockCount DistanceIn(Selection? selection) => GapIn(selection) + AudioStage.RunOut;

    private BlockCount AvailableIn(Selection? selection) => staged.Available(RoomOn(selection), DistanceIn(selection));

    private StashTrack RequireTrack() => staged.Open ?? throw new DiscException(ImapiErrors.TrackNotOpen);

    private void RequireNoTrack()
    {
        if (staged.Open is not null)
            throw new DiscException(ImapiErrors.TrackOpen);
        if (staged.Count == AudioStage.MostTracks)
            throw new DiscException(RecordingErrors.DiscFull, "A disc has at most 99 tracks.", "Put the rest on another disc.");
    }

    private StashTrack Begin(long blocks)
    {
        RequireNoTrack();
        expected = Math.Min(blocks, NominalBlocks) * BlockSizes.Raw;
        return staged.Begin(Master.Selection?.Stash ?? (unassigned ??= RecorderStash.TakeUnassigned(Master.RequireOpen().Home)));
    }

    private async ValueTask AddAsync(StashTrack track, long length, Func<AudioAddition, CancellationToken, ValueTask> add, CancellationToken cancellation) =>
        await Master.StageAsync((events, token) => add(new(track, AvailableIn(Master.Selection), length, events), token), cancellation);

    private async ValueTask AddTrackAsync(AudioContent content, AddEvents events, CancellationToken cancellation)
    {
        var blocks = content.Length.Blocks;
        var track = Begin(blocks.Value);
        try
        {
            await using var samples = content.Open();
            await new AudioAddition(track, AvailableIn(Master.Selection), blocks.Bytes(BlockSizes.Raw), events).AddAsync(samples, pad: true, cancellation);
            staged.Close();
        }
        catch
        {
            staged.Withdraw();
            throw;
        }
    }
}
