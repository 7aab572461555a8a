using OpenImapi.Formats;
using OpenImapi.Formats.RedBook;
using OpenImapi.Mmc;

namespace OpenImapi.Recording;

/// <summary>Carries out the recorder's orders on one drive, and remembers what came of them.</summary>
internal sealed class RecordingWork(BurnDesk desk, ProgressReporter progress) : IAsyncDisposable
{
    private readonly BlockWriter writer = new(desk);
    private readonly DriveBufferGauge gauge = new(desk.Drive, desk.Time);
    private IWriteStrategy? strategy;
    private BurnPlan? plan;
    private BlockPump? pump;
    private Piece? piece;
    private int taken;
    private byte[]? withheld;
    private BlockCount written;
    private long writingBegan;
    private bool locked;

    /// <summary>The medium before; nothing while it was not seen.</summary>
    public Medium? Before { get; private set; }

    /// <summary>The medium afterwards, where the drive could say.</summary>
    public Medium? After { get; private set; }

    /// <summary>A WRITE was sent, with the laser on.</summary>
    public bool Touched { get; private set; }

    public bool Verified { get; private set; }

    /// <summary>Samples by which sound was read late or early.</summary>
    public SampleCount? ReadOffset { get; private set; }

    public BurnPlan Plan => plan!;

    public BlockPump Pump => pump!;

    /// <summary>Time from the first WRITE to the end of the flush.</summary>
    public TimeSpan Writing { get; private set; }

    /// <summary>Does one thing and says what happened.</summary>
    public async ValueTask<Event> CarryOutAsync(Order order, CancellationToken cancellation)
    {
        switch (order)
        {
            case Order.InspectMedium:
                return new Event.MediumAccepted(plan = await InspectAsync(cancellation));
            case Order.InitializeHardware:
                await InitializeAsync(cancellation);
                return new Event.HardwareInitialized();
            case Order.CalibratePower:
                await PowerCalibration.RunAsync(desk);
                return new Event.PowerCalibrated();
            case Order.AnnounceSession:
                return new Event.SessionAnnounced(plan = await strategy!.AnnounceAsync(desk, Plan, cancellation));
            case Order.BeginTrack next:
                return new Event.TrackBegun(plan = await strategy!.BeginTrackAsync(desk, Plan, next.Track, cancellation));
            case Order.WriteBlocks write:
                return new Event.BlocksWritten(await WriteAsync(write, cancellation));
            case Order.WriteHead head:
                if (head.Run == 0)
                    await strategy!.BeforeHeadAsync(desk);
                await WriteHeadAsync(head.Run < Plan.Head.Length ? Plan.Head[head.Run] : new(Plan.Start, withheld));
                return new Event.HeadWritten();
            case Order.SynchronizeCache:
                await desk.Readiness.RunAsync(new SynchronizeCache(Immediate: true), new(), Readiness.Closing, progress.Part);
                Writing = desk.Time.GetElapsedTime(writingBegan);
                return new Event.CacheSynchronized();
            case Order.CloseTrack:
                await strategy!.CloseTrackAsync(desk, progress.Part);
                return new Event.TrackClosed();
            case Order.CloseSession:
                await strategy!.CloseSessionAsync(desk, progress.Part);
                return new Event.SessionClosed();
            case Order.VerifyContent:
                await VerifyAsync(cancellation);
                return new Event.ContentVerified();
            case Order.ReleaseDrive release:
                await ReleaseAsync(release.Eject);
                return new Event.DriveReleased();
            default:
                throw new InvalidOperationException($"{order} cannot be carried out.");
        }
    }

    public ValueTask DisposeAsync() => pump?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<BurnPlan> InspectAsync(CancellationToken cancellation)
    {
        Before = await MediumInspector.InspectAsync(desk.Drive, desk.Time, cancellation);
        desk.NumberAfter(Before);
        strategy = MediumValidation.Strategy(Before, desk);
        return MediumValidation.Plan(Before, desk, strategy);
    }

    private async ValueTask InitializeAsync(CancellationToken cancellation)
    {
        locked = await Tray.LockAsync(desk.Drive, cancellation);
        await strategy!.InitializeAsync(desk, Before!, cancellation);
    }

    private async ValueTask<BlockCount> WriteAsync(Order.WriteBlocks order, CancellationToken cancellation)
    {
        pump ??= new(desk.Source, Plan, desk.Job.BufferSize, cancellation);
        if (piece is null)
        {
            (piece, taken) = (await pump.TakeAsync(cancellation), 0);
            if (written == BlockCount.Zero)
                BeginWriting();
        }

        var blockSize = piece.Span!.Form.BlockSize;
        var length = (int)Math.Min(order.AtMost.Bytes(blockSize), piece.Length - taken);
        Touched |= !Plan.Simulate;
        Withhold(order.At, piece.Room.AsSpan(taken, length));
        await writer.WriteAsync(order.At, piece.Room.AsMemory(taken, length), blockSize);
        var count = new BlockCount(length / blockSize);
        if ((taken += length) == piece.Length)
        {
            pump.Return(piece);
            piece = null;
        }

        written += count;
        progress.Report(written.Value, pump.Fill, await gauge.ReadAsync(), Plan.PositionAfter(written));
        return count;
    }

    /// <summary>Keeps blocks for later that are not to be seen yet, and leaves zeros in their place.</summary>
    private void Withhold(Lba at, Span<byte> blocks)
    {
        if (at >= Plan.Start + Plan.Withheld || Plan.Withheld == BlockCount.Zero)
            return;
        var kept = BlockCount.Min(Plan.Start + Plan.Withheld - at, BlockCount.ForBytes(blocks.Length));
        withheld ??= new byte[Plan.Withheld.Bytes()];
        blocks = blocks[..(int)kept.Bytes()];
        blocks.CopyTo(withheld.AsSpan((int)(at - Plan.Start).Bytes()));
        blocks.Clear();
    }

    /// <summary>Writes one run, no command of which goes over the border of a write unit.</summary>
    private async ValueTask WriteHeadAsync(PlacedBlocks run)
    {
        var most = Plan.Spans[0].PerCommand.Value;
        run = strategy!.WritesWholeUnits ? await WholeUnitsAsync(run, strategy.Blocking) : run;
        var blocks = run.Blocks.ToArray().AsMemory();
        for (var at = run.Start; !blocks.IsEmpty;)
        {
            var count = BlockCount.Min(new(most - at.Value % most), BlockCount.ForBytes(blocks.Length));
            await writer.WriteAsync(at, blocks[..(int)count.Bytes()], BlockSizes.UserData);
            (at, blocks) = (at + count, blocks[(int)count.Bytes()..]);
        }
    }

    /// <summary>The run with what is on the disc around it, up to the borders of its units.</summary>
    private async ValueTask<PlacedBlocks> WholeUnitsAsync(PlacedBlocks run, BlockCount unit)
    {
        var start = new Lba(run.Extent.Start.Value / unit.Value * unit.Value);
        var whole = Extent.Between(start, run.Extent.End + Blocks.ToWhole(run.Extent.End - Lba.Zero, unit));
        if (whole == run.Extent)
            return run;
        var blocks = await new DriveBlockSource(desk.Drive, whole, desk.Time).ReadAsync(whole.Start, (int)whole.Length.Value, CancellationToken.None);
        run.Blocks.Span.CopyTo(blocks.AsSpan((int)(run.Extent.Start - whole.Start).Bytes()));
        return new(whole.Start, blocks);
    }

    private void BeginWriting()
    {
        writingBegan = desk.Time.GetTimestamp();
        progress.Enter(RecordingPhase.WritingData, Plan.Total.Value, desk.Source.BlockSize, Before!.Family);
    }

    private async ValueTask VerifyAsync(CancellationToken cancellation)
    {
        await CacheDefeat.ApplyAsync(desk, Plan, cancellation);
        progress.Enter(RecordingPhase.Verifying, Plan.Content.Value, desk.Source.BlockSize, Before!.Family);
        var verification = new RecordingVerification(desk, Plan, Pump.Hashes);
        await verification.RunAsync(progress, cancellation);
        (Verified, ReadOffset) = (true, verification.ReadOffset);
    }

    /// <summary>Gives the drive back, whatever it says: every step is tried, and the disc is looked at before it may be ejected.</summary>
    private async ValueTask ReleaseAsync(bool eject)
    {
        if (strategy is not null && Before is not null && plan is not null)
            await TryAsync(() => strategy.ReleaseAsync(desk), "The drive could not be set back");
        if (Touched)
            await TryAsync(async () => After = await MediumInspector.InspectAsync(desk.Drive, desk.Time, CancellationToken.None),
                "The disc could not be looked at afterwards");
        else
            After = Before;
        await TryAsync(UnlockAsync, "The tray could not be unlocked");
        if (eject)
            await TryAsync(() => Tray.EjectAsync(desk.Drive), "The disc could not be ejected");
    }

    private async ValueTask UnlockAsync()
    {
        if (await Tray.UnlockAsync(desk.Drive) || !locked)
            return;
        await TryAsync(() => desk.Readiness.WaitAsync(Readiness.SpinUp), "The drive did not become ready again");
        if (!await Tray.UnlockAsync(desk.Drive))
            desk.Warn("The tray could not be unlocked; switch the drive off and on.");
    }

    private async ValueTask TryAsync(Func<ValueTask> step, string otherwise)
    {
        try
        {
            await step();
        }
        catch (DiscException failed)
        {
            desk.Warn($"{otherwise}: {failed.Message}");
        }
    }
}
