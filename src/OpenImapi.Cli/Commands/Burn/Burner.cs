using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;
using OpenImapi.Recording;

namespace OpenImapi.Cli;

/// <summary>Burns one session on one disc, or on several at the same time, through a disc master.</summary>
internal sealed class Burner(DriveRoom room, Invocation run, BurnSettings how)
{
    /// <summary>Burns in every drive that still goes on. Discs that are alike are burned together from one reading of the content, others after them.</summary>
    /// <exception cref="DiscException">The content cannot be burned anywhere.</exception>
    public async Task BurnAsync(Content content, CopyLedger ledger, CancellationToken cancellation)
    {
        await using var master = Master(room, run);
        if (content is not Content.Tree)
            await master.SetActiveFormatAsync(DiscMasterFormat.Image);
        var alike = new List<(Medium Medium, Queue<DiscRecorder> Recorders)>();
        foreach (var address in ledger.Going)
            await TryAsync(ledger, address, content, async () =>
            {
                var recorder = await RecorderAsync(master, address, cancellation);
                var medium = await new DiscPreparation(run, how).PrepareAsync(recorder, cancellation);
                if (!alike.Exists(group => medium.TakesSameAs(group.Medium)))
                    alike.Add((medium, []));
                alike.Find(group => medium.TakesSameAs(group.Medium)).Recorders.Enqueue(recorder);
            });
        foreach (var (_, recorders) in alike.OrderByDescending(group => group.Recorders.Count))
            await BurnAsync(master, content, recorders, ledger, cancellation);
    }

    private async Task BurnAsync(DiscMaster master, Content content, Queue<DiscRecorder> recorders, CopyLedger ledger, CancellationToken cancellation)
    {
        DiscRecorder? first = null;
        while (first is null && recorders.TryDequeue(out var next))
            await TryAsync(ledger, next.Address, content, async () =>
            {
                await master.SetActiveRecorderAsync(next, cancellation);
                first = next;
            });
        if (first is null)
            return;
        var staged = await StageAsync(master, first.Address, content, cancellation);
        foreach (var copy in await RecordAsync(master, first, [.. recorders], content, cancellation))
        {
            if (copy.Error is { } fault)
                ledger.Fail(copy.Recorder.Address, VirtualRemedy.Advised(room, copy.Recorder.Address, content, fault));
            else
                ledger.Discs.Add(Burned(copy.Recorder.Address, copy.Result!, content, staged));
        }
    }

    /// <summary>What cannot be staged for one disc cannot be for any that is like it.</summary>
    private async Task<Staged?> StageAsync(DiscMaster master, DriveAddress address, Content content, CancellationToken cancellation)
    {
        try
        {
            return await StageAsync(master, content, cancellation);
        }
        catch (DiscException fault) when (VirtualRemedy.For(room, address, content, fault) is { } advice)
        {
            throw new DiscException(fault.Error, fault.Message, advice, fault);
        }
    }

    private async Task<IReadOnlyList<DiscCopy>> RecordAsync(DiscMaster master, DiscRecorder first, DiscRecorder[] others, Content content, CancellationToken cancellation)
    {
        try
        {
            return others.Length == 0 ? [new(first, await master.RecordDiscAsync(how.Record, Telling(first, content), cancellation), Error: null)]
                : await master.RecordDiscCopiesAsync(others, how.Record, TellingEach([first, .. others], content), cancellation);
        }
        catch (Exception fault) when (others.Length == 0)
        {
            return [new(first, Result: null, fault)];
        }
        finally
        {
            if (others.Length == 0 && how.Drives.Count > 1)
                run.Reporter.Advance(Advance.Ended(first.Address.Name));
        }
    }

    private IProgress<RecordingProgress> Telling(DiscRecorder recorder, Content content) =>
        RecordingPhases.Tell(run.Reporter, content.BlockSize, how.Drives.Count > 1 ? recorder.Address.Name : null);

    private Listener<DiscCopyProgress> TellingEach(IEnumerable<DiscRecorder> recorders, Content content)
    {
        var told = recorders.ToDictionary(recorder => recorder.Address.Identity, recorder => Telling(recorder, content));
        return new(copy =>
        {
            if (copy.HasEnded)
                run.Reporter.Advance(Advance.Ended(copy.Recorder.Address.Name));
            else
                told[copy.Recorder.Address.Identity].Report(copy.Progress);
        });
    }

    /// <summary>Does something with a drive; where that fails, the drive is left out from then on.</summary>
    private async Task TryAsync(CopyLedger ledger, DriveAddress address, Content content, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            ledger.Fail(address, VirtualRemedy.Advised(room, address, content, fault));
        }
    }

    private BurnedDisc Burned(DriveAddress address, RecordingResult result, Content content, Staged? staged)
    {
        foreach (var warning in BurnedDisc.SessionsOf(result).SelectMany(session => session.Warnings))
            run.Warn($"After burning: {warning}");
        var folder = DriveRoom.IsVirtual(address) ? room.Virtual.Describe(DriveRoom.VirtualName(address.Name)).DiscFolder : null;
        return BurnedDisc.Of(address, folder, result, content, staged, how);
    }

    /// <summary>A disc master over the drives of this run, opened.</summary>
    public static DiscMaster Master(DriveRoom room, Invocation run)
    {
        var master = new DiscMaster(new() { Home = room.Home.Path, Drives = room.Catalog, Time = run.Surroundings.Clock, Sleep = new Wakefulness(run) });
        master.Open();
        return master;
    }

    /// <summary>The drive as a recorder of the master.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTPRESENT: it is gone; IMAPI_E_DEVICE_INVALIDTYPE: it writes nothing.</exception>
    public static async Task<DiscRecorder> RecorderAsync(DiscMaster master, DriveAddress address, CancellationToken cancellation)
    {
        foreach (var recorder in await master.EnumDiscRecordersAsync(cancellation))
            if (recorder.Address.Identity == address.Identity)
                return recorder;
        throw new DiscException(DriveErrors.InvalidDeviceType, $"{address.Name} is no recorder, or is gone.");
    }

    /// <summary>Stages a tree, in a volume like the one that the disc has already where nothing else was said.</summary>
    /// <returns>What was added.</returns>
    public static async Task<SourceTree> StageAsync(JolietDiscMaster joliet, Content.Tree tree, BurnSettings how, Invocation run, CancellationToken cancellation)
    {
        var all = joliet.EarlierOptions is { } earlier ? tree.Following(earlier).WithoutChecksums() : tree;
        var (source, options) = await all.ReadAsync(run, cancellation);
        joliet.Options = options;
        foreach (var path in how.Removed)
            await joliet.RemoveAsync(path, cancellation);
        if (all != tree && (tree.Volume.Sources.Checksums || (joliet.HasEarlierChecksums && source.Find(Checksums.FileName) is null)))
        {
            run.Reporter.Note($"The disc gets a list of the checksums of all its files, {Checksums.FileName}; files that no earlier list names are read for it.");
            await joliet.ListChecksumsAsync(cancellation);
        }

        await joliet.AddDataAsync(source, new() { Staging = StagingMode.Reference, AllowRenames = true, Overburn = how.Record.Overburn }, cancellation);
        return source;
    }

    /// <summary>Stages the content. A tree is read when it is burned; a file that has changed by then is an error.</summary>
    /// <returns>What was staged of a tree; nothing for an image.</returns>
    private async Task<Staged?> StageAsync(DiscMaster master, Content content, CancellationToken cancellation)
    {
        switch (content)
        {
            case Content.Tree tree:
                var source = await StageAsync(master.Joliet, tree, how, run, cancellation);
                var plan = master.Joliet.Plan();
                PlanReports.Tell(plan, run, renames: true);
                return new(plan, source.FileCount, source.ContentLength);
            case Content.Disc disc:
                master.Image.SetImage(disc.Layout, disc.Source);
                return null;
            case Content.Image image:
                image.CheckLength();
                master.Image.SetImage(image.Path);
                return null;
            default:
                master.Image.SetImage(new StreamBlockSource(run.Console.OpenIn(), ((Content.Stream)content).Length));
                return null;
        }
    }
}
