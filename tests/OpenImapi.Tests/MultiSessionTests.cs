using System.Security.Cryptography;
using System.Text;
using OpenImapi.Formats;
using OpenImapi.Formats.Udf;
using OpenImapi.Mastering;
using OpenImapi.Recording;

namespace OpenImapi.Tests;

/// <summary>Sessions that follow earlier ones on the same disc.</summary>
public class MultiSessionTests
{
    [Fact]
    public async Task A_new_session_s_tree_holds_the_earlier_ones_files()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt", "folder/a.txt");
        await bench.BurnAsync("two.txt", "folder/b.txt");
        await bench.BurnAsync("three.txt");
        string[] all = ["folder/a.txt", "folder/b.txt", "one.txt", "three.txt", "two.txt"];
        Assert.Equal(all.ToDictionary(name => "/" + name), await bench.FilesAsync());
        Assert.Equal(3, (await bench.MediumAsync()).Sessions);
    }

    [Theory]
    [InlineData("dvd+r")]
    [InlineData("dvd+r-dl")]
    [InlineData("dvd-r")]
    [InlineData("dvd-rw")]
    [InlineData("dvd-ram")]
    [InlineData("bd-r25")]
    [InlineData("bd-r100")]
    [InlineData("cd-rw80")]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task It_does_so_on_every_medium_that_takes_sessions(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.BurnAsync("one.txt");
        await bench.BurnAsync("two.txt");
        Assert.Equal(["/one.txt", "/two.txt"], (await bench.FilesAsync()).Keys);
    }

    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task UDF_can_come_to_a_disc_that_can_be_written_anywhere_and_stays(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.BurnAsync("one.txt");
        bench.Master.Joliet.Options = new() { Udf = UdfRevision.Udf201 };
        await bench.BurnAsync("two.txt");
        var joliet = await bench.ReadyAsync();
        joliet.Options = joliet.EarlierOptions!;
        await joliet.AddDataAsync(Bench.Tree("three.txt"));
        await bench.Master.RecordDiscAsync();
        await using var drive = await bench.OpenDriveAsync();
        var volume = await UdfVolume.OpenAsync(new DriveBlockSource(drive, await MediumInspector.InspectAsync(drive)));
        Assert.Equal(["/one.txt", "/three.txt", "/two.txt"], (await volume.WalkAsync().Select(entry => entry.Path).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_mode_is_switched_on_by_choosing_the_recorder()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        await bench.Master.CloseAsync();
        await bench.ReadyAsync();
        Assert.True(bench.Master.Selection!.Target.IsMultiSession);
        Assert.Equal(0, bench.Master.Joliet.UsedDataBlocks);
    }

    [Fact]
    public async Task A_file_of_an_earlier_session_is_replaced_and_keeps_its_blocks()
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        var joliet = bench.Master.Joliet;
        await joliet.AddDataAsync(bench.Folder("first", ("a.txt", "old"), ("b.txt", "stays")));
        var first = await bench.Master.RecordDiscAsync();
        await bench.ReadyAsync();
        await joliet.AddDataAsync(bench.Folder("second", ("a.txt", "new")));
        var second = await bench.Master.RecordDiscAsync();
        Assert.Equal(new() { ["/a.txt"] = "new", ["/b.txt"] = "stays" }, await bench.FilesAsync());
        Assert.True(second.Start > first.Start + first.Written);
    }

    [Fact]
    public async Task What_was_removed_is_shown_no_more_and_the_rest_stays()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("keep.txt", "gone/a.txt", "gone/b.txt", "old.txt");
        var joliet = await bench.ReadyAsync();
        await joliet.RemoveAsync("gone");
        await joliet.RemoveAsync("/old.txt");
        Assert.True(joliet.HasContent);
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/keep.txt"], (await bench.FilesAsync()).Keys);
        await bench.BurnAsync("old.txt");
        Assert.Equal(["/keep.txt", "/old.txt"], (await bench.FilesAsync()).Keys);
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+rw")]
    public async Task A_list_of_checksums_names_the_files_of_all_sessions(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.BurnAsync("one.txt", "folder/a.txt");
        var joliet = await bench.ReadyAsync();
        Assert.False(joliet.HasEarlierChecksums);
        await joliet.ListChecksumsAsync();
        await joliet.AddDataAsync(Bench.Tree("two.txt"));
        await joliet.AddDataAsync(bench.Folder("later", ("one.txt", "replaced")));
        Assert.Equal(joliet.Plan().Extent.Length.Value, joliet.UsedDataBlocks);
        await bench.Master.RecordDiscAsync();
        await RequireListAsync(bench, 3);

        joliet = await bench.ReadyAsync();
        Assert.True(joliet.HasEarlierChecksums);
        await joliet.AddDataAsync(Bench.Tree("three.txt"));
        await joliet.RemoveAsync("folder");
        await joliet.ListChecksumsAsync();
        await bench.Master.RecordDiscAsync();
        await RequireListAsync(bench, 3);

        await bench.BurnAsync("four.txt");
        Assert.DoesNotContain("four.txt", (await bench.FilesAsync())["/SHA256SUMS"]);
    }

    [Fact]
    public void A_file_that_a_drive_would_have_to_read_while_it_writes_is_refused()
    {
        var tree = Bench.Tree("a.txt");
        EarlierSessions.RequireBlocks(tree);
        tree.AddFile("folder/holes.bin", FileContent.FromStream(() => new MemoryStream(new byte[5000]), 5000, "holes"), Bench.Noon);
        var fault = Assert.Throws<DiscException>(() => EarlierSessions.RequireBlocks(tree));
        Assert.Contains("folder/holes.bin is recorded there with holes or compressed", fault.Message);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_removed_nor_twice()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("a/b.txt");
        var joliet = await bench.ReadyAsync();
        await Outcome.FailsAsync("OPENIMAPI_E_NO_ENTRY", async () => await joliet.RemoveAsync("a/c.txt"));
        Assert.False(joliet.HasContent);
        await joliet.RemoveAsync("a");
        await Outcome.FailsAsync("OPENIMAPI_E_NO_ENTRY", async () => await joliet.RemoveAsync("a/b.txt"));
        bench.Master.ClearFormatContent();
        Assert.False(joliet.HasContent);
    }

    [Fact]
    public async Task A_folder_where_an_earlier_session_has_a_file_is_refused()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("name");
        var joliet = await bench.ReadyAsync();
        await Outcome.FailsAsync("IMAPI_E_FILEEXISTS", async () => await joliet.AddDataAsync(Bench.Tree("name/inside.txt")));
        Assert.False(joliet.HasContent);
    }

    [Fact]
    public async Task Another_disc_than_the_one_it_was_made_for_is_WRONGDISC()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        await bench.StagedAsync("two.txt");
        var first = Assert.Single(bench.Drives.Describe("lab").Shelf);
        bench.Drives.Insert("lab", "cd-r80");
        await Outcome.FailsAsync("IMAPI_E_WRONGDISC", async () => await bench.Master.RecordDiscAsync());
        bench.Drives.Insert("lab", first);
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
        Assert.Equal(["/one.txt", "/two.txt"], (await bench.FilesAsync()).Keys);
    }

    [Fact]
    public async Task The_same_disc_recorded_by_somebody_else_meanwhile_is_WRONGDISC()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        await bench.StagedAsync("two.txt");
        await bench.AppendBehindItsBackAsync();
        await Outcome.FailsAsync("IMAPI_E_WRONGDISC", async () => await bench.Master.RecordDiscAsync());
    }

    [Fact]
    public async Task ClearFormatContent_returns_to_a_single_session_which_needs_a_blank_disc()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        var joliet = await bench.StagedAsync("two.txt");
        bench.Master.ClearFormatContent();
        Assert.Equal(359_697, joliet.TotalDataBlocks);
        await joliet.AddDataAsync(Bench.Tree("alone.txt"));
        var fault = await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.Master.RecordDiscAsync());
        Assert.Equal("Insert a blank disc.", fault.Advice);
        bench.Drives.Insert("lab", "cd-r80");
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/alone.txt"], (await bench.FilesAsync()).Keys);
    }

    [Fact]
    public async Task A_disc_that_was_closed_is_full()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new() { CloseDisc = true });
        await Outcome.FailsAsync("IMAPI_E_DISCFULL", async () => await bench.ReadyAsync());
    }

    [Fact]
    public async Task A_disc_with_no_file_system_is_refused_with_the_remedy()
    {
        await using var bench = new Bench();
        bench.Master.Open();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        image.SetImage(new MemoryBlockSource(new byte[400 * 2048]));
        await bench.Master.RecordDiscAsync();
        var fault = await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.ReadyAsync());
        Assert.Equal("Insert a blank disc.", fault.Advice);
        Assert.Contains("virtual:lab", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rewritable_disc_with_no_file_system_may_be_erased_says_the_remedy()
    {
        await using var bench = new Bench("cd-rw80");
        bench.Master.Open();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        var recorder = await bench.RecorderAsync();
        await bench.Master.SetActiveRecorderAsync(recorder);
        image.SetImage(new MemoryBlockSource(new byte[400 * 2048]));
        await bench.Master.RecordDiscAsync();
        var fault = await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.ReadyAsync());
        Assert.StartsWith("Erase the disc", fault.Advice, StringComparison.Ordinal);
        await recorder.OpenExclusiveAsync();
        Assert.Equal(MediaFlags.Rewritable | MediaFlags.Writable | MediaFlags.FormatUnusable, (await recorder.QueryMediaTypeAsync()).Flags);
        await recorder.EraseAsync(full: false);
        await recorder.CloseAsync();
        await bench.ReadyAsync();
    }

    [Fact]
    public async Task A_pressed_disc_is_no_disc_to_record_on()
    {
        await using var bench = new Bench();
        var image = Path.Combine(bench.Home, "pressed.iso");
        File.WriteAllBytes(image, new byte[400 * 2048]);
        bench.Drives.Insert("lab", image);
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_INVALIDTYPE", async () => await bench.ReadyAsync());
    }

    /// <summary>The disc's list has so many lines, one for each other file, with the checksum of its content.</summary>
    private static async Task RequireListAsync(Bench bench, int count)
    {
        var files = await bench.FilesAsync();
        Assert.True(files.Remove("/SHA256SUMS", out var list));
        Assert.Equal(count, files.Count);
        Assert.Equal(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Value)))}  {file.Key[1..]}").Order(StringComparer.Ordinal),
            list!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }
}
