namespace OpenImapi.Tests;

/// <summary>Stash and recorder between processes.</summary>
public class ProcessTests
{
    [Fact]
    public async Task A_stash_that_another_process_holds_is_STASHINUSE_until_it_lets_go()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        using var neighbour = await Neighbour.StartAsync("stage", bench.Home);
        Assert.Equal("done", neighbour.Answer);
        Assert.Equal(1, bench.StashedFiles);
        var recorder = await bench.RecorderAsync();
        var fault = await Outcome.FailsAsync("IMAPI_E_STASHINUSE", async () => await bench.Master.SetActiveRecorderAsync(recorder));
        Assert.Contains($"process {neighbour.Id}", fault.Message, StringComparison.Ordinal);
        await neighbour.EndAsync();
        Assert.Equal(0, bench.StashedFiles);
        await bench.Master.SetActiveRecorderAsync(recorder);
    }

    [Fact]
    public async Task The_stash_of_a_process_that_was_killed_is_free_and_what_it_left_is_removed()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        using var neighbour = await Neighbour.StartAsync("stage", bench.Home);
        await neighbour.KillAsync();
        Assert.Equal(1, bench.StashedFiles);
        await bench.ReadyAsync();
        Assert.Equal(0, bench.StashedFiles);
        await bench.StagedAsync("a.txt");
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/a.txt"], (await bench.FilesAsync()).Keys);
    }

    [Fact]
    public async Task What_a_killed_process_left_in_another_stash_folder_is_removed_too()
    {
        await using var bench = new Bench();
        using var neighbour = await Neighbour.StartAsync("stage", bench.Home);
        await neighbour.KillAsync();
        var elsewhere = Path.Combine(bench.Home, "elsewhere");
        await using var master = new DiscMaster(new() { Home = bench.Home, Drives = bench.Catalog, Stash = new() { Folder = elsewhere } });
        master.Open();
        await master.SetActiveRecorderAsync(await bench.RecorderAsync(master));
        Assert.Equal(0, bench.StashedFiles);
        await master.Joliet.AddDataAsync(Bench.Tree("a.txt"));
        Assert.Single(Directory.GetFiles(elsewhere, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task The_stash_held_here_is_STASHINUSE_there()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        using var neighbour = await Neighbour.StartAsync("select", bench.Home);
        Assert.Equal("IMAPI_E_STASHINUSE", neighbour.Answer);
        await neighbour.EndAsync();
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task A_recorder_that_another_process_has_open_is_not_accessible_and_its_owner_is_named()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        using var neighbour = await Neighbour.StartAsync("exclusive", bench.Home);
        Assert.Equal("done", neighbour.Answer);
        var recorder = await bench.RecorderAsync();
        var fault = await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTACCESSIBLE", async () => await recorder.OpenExclusiveAsync());
        Assert.Contains($"process {neighbour.Id}", fault.Message, StringComparison.Ordinal);
        await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTACCESSIBLE", async () => await bench.Master.SetActiveRecorderAsync(recorder));
        await neighbour.KillAsync();
        await recorder.OpenExclusiveAsync();
        await recorder.CloseAsync();
    }

    [Fact]
    public async Task A_recorder_that_another_process_opens_after_the_selection_is_not_accessible_to_RecordDisc()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        using var neighbour = await Neighbour.StartAsync("exclusive", bench.Home);
        Assert.Equal("done", neighbour.Answer);
        await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTACCESSIBLE", async () => await bench.Master.RecordDiscAsync());
        await neighbour.EndAsync();
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }
}
