using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>The stash of a recorder: who holds it, what it keeps, when it is emptied.</summary>
public class StashTests
{
    [Fact]
    public async Task What_was_captured_is_recorded_though_its_source_is_gone()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var folder = bench.Folder("source", ("a.txt", "first"), ("b.txt", "second"), ("empty.txt", ""));
        await joliet.AddDataAsync(folder);
        File.WriteAllText(Path.Combine(folder, "a.txt"), "other");
        Directory.Delete(folder, recursive: true);
        await bench.Master.RecordDiscAsync();
        Assert.Equal(new() { ["/a.txt"] = "first", ["/b.txt"] = "second", ["/empty.txt"] = "" }, await bench.FilesAsync());
    }

    [Fact]
    public async Task What_is_referred_to_is_not_copied_and_a_change_is_found()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var folder = bench.Folder("source", ("a.txt", "first"));
        await joliet.AddDataAsync(folder, new() { Staging = StagingMode.Reference });
        Assert.Equal(0, bench.StashedFiles);
        File.WriteAllText(Path.Combine(folder, "a.txt"), "longer than before");
        await Outcome.FailsAsync("OPENIMAPI_E_SOURCE_CHANGED", async () => await bench.Master.RecordDiscAsync());
    }

    [Fact]
    public async Task What_is_referred_to_is_recorded()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        await joliet.AddDataAsync(bench.Folder("source", ("a.txt", "first")), new() { Staging = StagingMode.Reference });
        await bench.Master.RecordDiscAsync();
        Assert.Equal(new() { ["/a.txt"] = "first" }, await bench.FilesAsync());
    }

    [Fact]
    public async Task A_file_that_changes_between_listing_and_capture_is_refused()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var folder = bench.Folder("source", ("a.txt", "first"));
        var tree = new SourceTree();
        tree.AddFromDisk(tree.Root, folder);
        File.WriteAllText(Path.Combine(folder, "a.txt"), "longer than before");
        await Outcome.FailsAsync("OPENIMAPI_E_SOURCE_CHANGED", async () => await joliet.AddDataAsync(tree));
        Assert.False(joliet.HasContent);
        Assert.Equal(0, bench.StashedFiles);
    }

    [Theory]
    [InlineData("ClearFormatContent")]
    [InlineData("SetActiveFormat")]
    [InlineData("RecordDisc")]
    [InlineData("Simulate")]
    [InlineData("Close")]
    [InlineData("Dispose")]
    public async Task The_stash_is_emptied_by(string call)
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        Assert.Equal(1, bench.StashedFiles);
        await (call switch
        {
            "SetActiveFormat" => bench.Master.SetActiveFormatAsync(DiscMasterFormat.Joliet).AsTask(),
            "RecordDisc" => bench.Master.RecordDiscAsync().AsTask(),
            "Simulate" => bench.Master.RecordDiscAsync(new() { Simulate = true }).AsTask(),
            "Close" => bench.Master.CloseAsync().AsTask(),
            "Dispose" => bench.Master.DisposeAsync().AsTask(),
            _ => Task.Run(bench.Master.ClearFormatContent),
        });
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task Only_the_user_can_look_into_the_stash()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes; the user's own folders are private there.");
            return;
        }

        await using var bench = new Bench();
        await bench.StagedAsync();
        var folder = Assert.Single(Directory.GetDirectories(bench.StashFolder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Fact]
    public async Task Too_little_room_is_found_before_anything_is_copied()
    {
        await using var bench = new Bench { Stash = new() { KeepFree = long.MaxValue / 2 } };
        await using var master = bench.NewMaster();
        master.Open();
        await master.SetActiveRecorderAsync(await bench.RecorderAsync(master));
        var unread = new SourceTree();
        unread.AddFile("a", FileContent.FromStream(() => throw new InvalidOperationException("It must not be read."), 10, "a"));
        await Outcome.FailsAsync("IMAPI_E_NOTENOUGHDISKFORSTASH", async () => await master.Joliet.AddDataAsync(unread));
        Assert.False(master.Joliet.HasContent);
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task A_disk_that_gets_full_while_staging_is_FILEACCESS_and_nothing_is_kept()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var recorder = bench.Master.ActiveRecorder.Guid;
        var folder = Directory.CreateDirectory(Path.Combine(bench.StashFolder, $"{recorder:N}")).FullName;
        File.CreateSymbolicLink(Path.Combine(folder, "000001"), "/dev/full");
        await Outcome.FailsAsync("IMAPI_E_FILEACCESS", async () => await joliet.AddDataAsync(Bench.Tree("a.txt")));
        Assert.False(joliet.HasContent);
        await joliet.AddDataAsync(Bench.Tree("a.txt"));
        Assert.True(joliet.HasContent);
    }

    [Fact]
    public async Task A_stash_folder_that_cannot_be_made_is_FILEACCESS()
    {
        await using var bench = new Bench();
        var file = Path.Combine(bench.Home, "a-file");
        File.WriteAllText(file, "");
        await using var master = new DiscMaster(new() { Home = bench.Home, Drives = bench.Catalog, Stash = new() { Folder = Path.Combine(file, "stash") } });
        master.Open();
        await master.SetActiveRecorderAsync(await bench.RecorderAsync(master));
        await Outcome.FailsAsync("IMAPI_E_FILEACCESS", async () => await master.Joliet.AddDataAsync(Bench.Tree("a.txt")));
    }

    [Fact]
    public async Task A_second_master_is_refused_until_the_first_lets_go()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        await using var second = bench.NewMaster();
        second.Open();
        var recorder = await bench.RecorderAsync(second);
        var fault = await Outcome.FailsAsync("IMAPI_E_STASHINUSE", async () => await second.SetActiveRecorderAsync(recorder));
        Assert.Contains($"process {Environment.ProcessId}", fault.Message, StringComparison.Ordinal);
        await Outcome.FailsAsync("IMAPI_E_NOACTIVERECORDER", async () => await second.RecordDiscAsync());
        await bench.Master.CloseAsync();
        await second.SetActiveRecorderAsync(recorder);
    }

    [Fact]
    public async Task Two_masters_use_two_recorders_at_once()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Drives.Create("other", "cd-r80");
        await using var second = bench.NewMaster();
        second.Open();
        await second.SetActiveRecorderAsync(await second.FindDiscRecorderAsync("other"));
        await second.Joliet.AddDataAsync(Bench.Tree("b.txt"));
        var both = await Task.WhenAll(bench.Master.RecordDiscAsync().AsTask(), second.RecordDiscAsync().AsTask());
        Assert.All(both, result => Assert.True(result.Verified));
    }

    [Fact]
    public async Task Choosing_another_recorder_frees_the_first_and_drops_what_was_staged_for_it()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        bench.Drives.Create("other", "cd-r80");
        await bench.Master.SetActiveRecorderAsync(await bench.Master.FindDiscRecorderAsync("other"));
        Assert.False(joliet.HasContent);
        Assert.Equal(0, bench.StashedFiles);
        await using var second = bench.NewMaster();
        second.Open();
        await second.SetActiveRecorderAsync(await second.FindDiscRecorderAsync("lab"));
    }

    [Fact]
    public async Task A_large_tree_is_captured_in_one_stash_file()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var bytes = new byte[5_000_000];
        new Random(20040506).NextBytes(bytes);
        var tree = Bench.Tree([.. Enumerable.Range(0, 2000).Select(i => $"folder{i % 7}/file{i}")]);
        tree.AddFile("big.bin", FileContent.FromBytes(bytes));
        await joliet.AddDataAsync(tree);
        Assert.Equal(1, bench.StashedFiles);
        var result = await bench.Master.RecordDiscAsync();
        Assert.True(result.Verified);
        Assert.Equal(2001, (await bench.FilesAsync()).Count);
    }
}
