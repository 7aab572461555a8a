namespace OpenImapi.Tests;

/// <summary>What existing programs rely on, as far as it concerns data and not the vtables: rows are those of the list of observations.</summary>
public class ClientRuleTests
{
    [Fact(DisplayName = "1: Joliet is really active directly after Open")]
    public async Task Row1()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        Assert.Same(DiscMasterFormat.Joliet, bench.Master.ActiveFormat);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        await bench.Master.Joliet.AddDataAsync(Bench.Tree("a.txt"));
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact(DisplayName = "2: the format's object that the disc master has from the start follows the active format")]
    public async Task Row2()
    {
        await using var bench = new Bench();
        Assert.Same(bench.Master.Joliet, await bench.ReadyAsync());
        await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        await Outcome.FailsAsync("IMAPI_E_WRONGFORMAT", () => Task.Run(() => bench.Master.Joliet.TotalDataBlocks));
    }

    [Fact(DisplayName = "3: the active recorder survives a change of format")]
    public async Task Row3()
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        Assert.Equal("virtual:lab", bench.Master.ActiveRecorder.ToString());
        await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
        await bench.Master.Joliet.AddDataAsync(Bench.Tree("a.txt"));
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact(DisplayName = "4: block size and counts answer with no recorder")]
    public async Task Row4()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        Assert.Equal((2048, 359_849, 0), (bench.Master.Joliet.DataBlockSize, bench.Master.Joliet.TotalDataBlocks, bench.Master.Joliet.UsedDataBlocks));
    }

    [Fact(DisplayName = "7: the source may go as soon as AddData has returned")]
    public async Task Row7()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var path = Path.Combine(bench.Folder("open"), "held.txt");
        await using (var held = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            await held.WriteAsync("still open"u8.ToArray());
            await held.FlushAsync();
            await joliet.AddDataAsync(path);
        }

        File.Delete(path);
        await bench.Master.RecordDiscAsync();
        Assert.Equal("still open", (await bench.FilesAsync())["/held.txt"]);
    }

    [Fact(DisplayName = "10: OpenExclusive, QueryMediaType and Close while content is staged do not disturb it")]
    public async Task Row10()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        Assert.Equal(MediaTypes.CdOther, (await recorder.QueryMediaTypeAsync()).Type);
        await recorder.CloseAsync();
        Assert.True(joliet.HasContent);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact(DisplayName = "11: closing a recorder that is not opened is an error and nothing worse")]
    public async Task Row11()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        await Outcome.FailsAsync("IMAPI_E_NOTOPENED", async () => await recorder.CloseAsync());
        await recorder.OpenExclusiveAsync();
        await recorder.CloseAsync();
    }

    [Fact(DisplayName = "12: disposing frees stash and recorder; Close twice is fine; so is Open after Close")]
    public async Task Row12()
    {
        await using var bench = new Bench();
        await using var other = bench.NewMaster();
        other.Open();
        await other.SetActiveRecorderAsync(await bench.RecorderAsync(other));
        await (await other.EnumDiscRecordersAsync())[0].OpenExclusiveAsync();
        await other.DisposeAsync();
        await other.DisposeAsync();
        await bench.StagedAsync();
        await bench.Master.CloseAsync();
        await bench.Master.CloseAsync();
        bench.Master.Open();
        await Outcome.FailsAsync("IMAPI_E_NOACTIVERECORDER", () => Task.Run(() => bench.Master.ActiveRecorder));
        await bench.StagedAsync();
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact(DisplayName = "13: the disc master is used from another thread than the one that registered the sink")]
    public async Task Row13()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        Assert.True((await Task.Run(() => bench.Master.RecordDiscAsync().AsTask())).Verified);
        Assert.Contains("BurnComplete 00000000", sink.Heard);
    }

    [Fact(DisplayName = "16: block progress never has a total of 0")]
    public void Row16()
    {
        var (sinks, sink) = (new ProgressSinks(), new Sink());
        sinks.Add(sink);
        using var cancel = new CancellationTokenSource();
        var events = new BurnEvents(sinks, null, cancel);
        events.Begin();
        events.Report(new(Recording.RecordingPhase.WritingData, 0, 0, TimeSpan.Zero));
        events.Complete(ImapiSuccess.Ok);
        Assert.Equal(["PreparingBurn", "BlockProgress 0/1", "BlockProgress 1/1", "ClosingDisc", "BurnComplete 00000000"], sink.Told);
    }

    [Fact(DisplayName = "17: with no disc the selection fails, and the media query says so")]
    public async Task Row17()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        bench.Drives.Eject("lab");
        var recorder = await bench.RecorderAsync();
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await bench.Master.SetActiveRecorderAsync(recorder));
        await recorder.OpenExclusiveAsync();
        Assert.Equal(default, await recorder.QueryMediaTypeAsync());
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await recorder.QueryMediaInfoAsync());
    }

    [Fact(DisplayName = "19: the GUID is the same in two enumerations")]
    public async Task Row19()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        Assert.Equal((await bench.RecorderAsync()).Guid, (await bench.RecorderAsync()).Guid);
        Assert.NotEqual(Guid.Empty, (await bench.RecorderAsync()).Guid);
    }

    [Fact(DisplayName = "21: a blank and an appendable disc pass the usual test for writable media, a closed one does not")]
    public async Task Row21()
    {
        await using var bench = new Bench();
        static bool IsWritable(MediaFlags flags) => !flags.HasFlag(MediaFlags.FormatUnusable) && (flags & (MediaFlags.Blank | MediaFlags.Rewritable | MediaFlags.Writable)) != MediaFlags.None;
        async Task<bool> AskAsync()
        {
            if (!bench.Master.IsOpen)
                bench.Master.Open();
            var recorder = await bench.RecorderAsync();
            await recorder.OpenExclusiveAsync();
            var (_, flags) = await recorder.QueryMediaTypeAsync();
            await recorder.CloseAsync();
            return IsWritable(flags);
        }

        Assert.True(await AskAsync());
        await bench.BurnAsync("a.txt");
        Assert.True(await AskAsync());
        await bench.StagedAsync("b.txt");
        await bench.Master.RecordDiscAsync(new() { CloseDisc = true });
        Assert.False(await AskAsync());
    }

    [Fact(DisplayName = "22: recording with no recorder chosen is NOACTIVERECORDER")]
    public async Task Row22()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        await Outcome.FailsAsync("IMAPI_E_NOACTIVERECORDER", async () => await bench.Master.RecordDiscAsync());
    }
}
