using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Mmc;

namespace OpenImapi.Cli;

/// <summary>Burns one disc, through a disc master.</summary>
internal sealed class Burner(DriveRoom room, Invocation run, BurnSettings how)
{
    /// <exception cref="DiscException">It could not be burned, or was not proven.</exception>
    public async Task<BurnedDisc> BurnAsync(Content content, DriveAddress address, CancellationToken cancellation)
    {
        await using var master = Master(room, run);
        try
        {
            if (content is not Content.Tree)
                await master.SetActiveFormatAsync(DiscMasterFormat.Image);
            var recorder = await RecorderAsync(master, address, cancellation);
            await new DiscPreparation(run, how).PrepareAsync(recorder, cancellation);
            await master.SetActiveRecorderAsync(recorder, cancellation);
            var staged = await StageAsync(master, content, cancellation);
            var result = await master.RecordDiscAsync(how.Record, RecordingPhases.Tell(run.Reporter, content.BlockSize), cancellation);
            foreach (var warning in BurnedDisc.SessionsOf(result).SelectMany(session => session.Warnings))
                run.Warn($"After burning: {warning}");
            var folder = DriveRoom.IsVirtual(address) ? room.Virtual.Describe(DriveRoom.VirtualName(address.Name)).DiscFolder : null;
            return BurnedDisc.Of(address, folder, result, content, staged, how);
        }
        catch (DiscException fault) when (VirtualRemedy.For(room, address, content, fault) is { } advice)
        {
            throw new DiscException(fault.Error, fault.Message, advice, fault);
        }
    }

    /// <summary>A disc master over the drives of this run, opened.</summary>
    public static DiscMaster Master(DriveRoom room, Invocation run)
    {
        var master = new DiscMaster(new() { Home = room.Home.Path, Drives = room.Catalog, Time = run.Surroundings.Clock });
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

        await joliet.AddDataAsync(source, new() { Staging = StagingMode.Reference, AllowRenames = true }, cancellation);
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
