using OpenImapi.Formats;
using OpenImapi.Formats.ElTorito;
using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>What is chosen where IMAPI's own texts are silent, one test for each choice that concerns data.</summary>
public class ChoiceTests
{
    [Fact]
    public async Task Choosing_the_same_recorder_with_the_same_disc_keeps_the_stage()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        Assert.True(joliet.HasContent);
        Assert.Equal(1, bench.StashedFiles);
    }

    [Fact]
    public async Task Choosing_the_same_recorder_with_another_disc_drops_the_stage()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        bench.Drives.Insert("lab", "cd-rw80");
        await bench.Master.SetActiveRecorderAsync(await bench.RecorderAsync());
        Assert.False(joliet.HasContent);
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task A_selection_that_fails_changes_nothing()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        bench.Drives.Create("empty", "cd-r80");
        bench.Drives.Eject("empty");
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await bench.Master.SetActiveRecorderAsync(await bench.Master.FindDiscRecorderAsync("empty")));
        Assert.True(joliet.HasContent);
        Assert.Equal("virtual:lab", bench.Master.ActiveRecorder.ToString());
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("dvd-r")]
    [InlineData("dvd-rw")]
    [InlineData("bd-r25")]
    public async Task AddData_after_a_recording_looks_at_the_disc_again_by_itself(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.BurnAsync("one.txt");
        await bench.Master.Joliet.AddDataAsync(Bench.Tree("two.txt"));
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/one.txt", "/two.txt"], (await bench.FilesAsync()).Keys);
    }

    [Theory]
    [InlineData(true, false, "IMAPI_E_MEDIUM_NOTPRESENT")]
    [InlineData(false, true, "IMAPI_E_DISCFULL")]
    public async Task What_is_wrong_with_the_disc_then_comes_out_of_AddData(bool eject, bool close, string symbol)
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new() { EjectAfterBurn = eject, CloseDisc = close });
        await Outcome.FailsAsync(symbol, async () => await bench.Master.Joliet.AddDataAsync(Bench.Tree("two.txt")));
    }

    [Fact]
    public async Task Of_a_call_with_FILEEXISTS_nothing_is_taken()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("b.txt");
        await Outcome.FailsAsync("IMAPI_E_FILEEXISTS", async () => await joliet.AddDataAsync(Bench.Tree("a.txt", "b.txt", "c.txt")));
        Assert.Equal(["/b.txt"], FilesOf(joliet));
        Assert.Equal(1, bench.StashedFiles);
    }

    [Fact]
    public async Task With_overwrite_the_new_file_replaces_the_staged_one()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        await joliet.AddDataAsync(bench.Folder("first", ("a.txt", "old")));
        await joliet.AddDataAsync(bench.Folder("second", ("a.txt", "new"), ("b.txt", "more")), new() { Overwrite = true });
        await bench.Master.RecordDiscAsync();
        Assert.Equal(new() { ["/a.txt"] = "new", ["/b.txt"] = "more" }, await bench.FilesAsync());
    }

    [Fact]
    public async Task Folders_that_are_added_one_after_another_read_back_as_one_tree()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        await joliet.AddDataAsync(Bench.Tree("folder/a.txt"));
        await joliet.AddDataAsync(Bench.Tree("folder/sub/b.txt", "c.txt"));
        await bench.Master.RecordDiscAsync();
        Assert.Equal(["/c.txt", "/folder/a.txt", "/folder/sub/b.txt"], (await bench.FilesAsync()).Keys);
    }

    [Fact]
    public async Task The_image_survives_a_failure_before_anything_is_written()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Drives.Eject("lab");
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await bench.Master.RecordDiscAsync());
        bench.Drives.Insert("lab", "cd-r80");
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task The_image_survives_when_somebody_else_holds_the_recorder()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        await Outcome.FailsAsync("IMAPI_E_DEVICE_NOTACCESSIBLE", async () => await bench.Master.RecordDiscAsync());
        await recorder.CloseAsync();
        Assert.True((await bench.Master.RecordDiscAsync()).Verified);
    }

    [Fact]
    public async Task The_image_is_dropped_once_the_first_block_was_sent()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        var cookie = bench.Master.ProgressAdvise(new Sink { Cancel = () => true });
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await bench.Master.RecordDiscAsync());
        bench.Master.ProgressUnadvise(cookie);
        Assert.False(joliet.HasContent);
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", async () => await bench.Master.RecordDiscAsync());
    }

    [Fact]
    public async Task The_image_survives_a_simulation_that_fails()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        bench.Master.ProgressAdvise(new Sink { Cancel = () => true });
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await bench.Master.RecordDiscAsync(new() { Simulate = true }));
        Assert.True(joliet.HasContent);
    }

    [Fact]
    public async Task A_simulation_that_succeeds_uses_the_stage_up_and_leaves_the_disc_blank()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        var result = await bench.Master.RecordDiscAsync(new() { Simulate = true });
        Assert.True(result.Simulated);
        Assert.False(joliet.HasContent);
        Assert.Equal(Recording.MediumStatus.Blank, (await bench.MediumAsync()).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_disc_is_ejected_after_success_simulated_or_real(bool simulate)
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new() { Simulate = simulate, EjectAfterBurn = true });
        Assert.True(bench.Drives.Describe("lab").TrayOpen);
    }

    [Fact]
    public async Task The_disc_is_not_ejected_after_a_failure()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Master.ProgressAdvise(new Sink { Cancel = () => true });
        await Outcome.FailsAsync("IMAPI_E_USERABORT", async () => await bench.Master.RecordDiscAsync(new() { EjectAfterBurn = true }));
        Assert.False(bench.Drives.Describe("lab").TrayOpen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    [InlineData("a*b")]
    [InlineData("a:b")]
    [InlineData("a;b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    [InlineData("a\u0001b")]
    public async Task A_bad_name_is_BADJOLIETNAME_and_nothing_of_the_call_is_taken(string name)
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var tree = Bench.Tree("good.txt");
        var symbol = name.Length == 0 ? "OPENIMAPI_E_BAD_NAME" : "IMAPI_E_BADJOLIETNAME";
        await Outcome.FailsAsync(symbol, async () =>
        {
            tree.AddFile(tree.Root, System.Text.Encoding.UTF8.GetBytes(name), FileContent.FromBytes("x"u8.ToArray()));
            await joliet.AddDataAsync(tree);
        });
        Assert.False(joliet.HasContent);
        Assert.Equal(0, bench.StashedFiles);
    }

    [Fact]
    public async Task A_name_of_64_units_is_good_and_longer_ones_too_where_renaming_is_allowed()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        await joliet.AddDataAsync(Bench.Tree(new string('a', 64)));
        await joliet.AddDataAsync(Bench.Tree(new string('b', 65)), new() { AllowRenames = true });
        Assert.Contains(joliet.Plan().Report.Renames, rename => rename.Written == new string('b', 64));
    }

    [Fact]
    public async Task A_boot_image_that_is_wanted_and_not_given_is_missed_before_anything_is_written()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        joliet.SetProperties(new() { ["PlaceBootImageOnDisc"] = true });
        Assert.True(joliet.UsedDataBlocks > 0);
        await Outcome.FailsAsync("IMAPI_E_INVALIDIMAGE", async () => await bench.Master.RecordDiscAsync());
        Assert.Equal(Recording.MediumStatus.Blank, (await bench.MediumAsync()).Status);
        Assert.True(joliet.HasContent);
    }

    [Fact]
    public async Task A_boot_image_is_recorded_as_its_properties_say_and_its_stream_stays_the_givers()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync("one.txt");
        var before = joliet.UsedDataBlocks;
        var loader = new byte[5000];
        new Random(5).NextBytes(loader);
        using var stream = new MemoryStream(loader);
        joliet.SetProperties(new()
        {
            ["PlaceBootImageOnDisc"] = true,
            ["BootImage"] = stream,
            ["BootImageManufacturerIDString"] = "the maker",
            ["BootImagePlatform"] = (byte)1,
            ["BootImageEmulationType"] = (byte)0,
        });
        Assert.Equal(before + 1 + 1 + 3, joliet.UsedDataBlocks);
        await bench.Master.RecordDiscAsync();
        var record = Structure.Read<BootRecordVolumeDescriptor>(await bench.BlocksAsync(17, 1));
        var catalog = BootCatalog.Parse(await bench.BlocksAsync(record.CatalogLocation, 1), [])!;
        Assert.Equal((BootPlatform.PowerPC, "the maker", BootEmulation.None, 10), (catalog.Platform, catalog.Identifier.ToString(), catalog.Default.Emulation, catalog.Default.SectorCount));
        Assert.Equal(loader, (await bench.BlocksAsync(catalog.Default.LoadRba, 3))[..5000]);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task A_boot_image_and_a_disc_with_a_session_do_not_go_together()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        var joliet = await bench.StagedAsync("two.txt");
        joliet.SetProperties(new() { ["PlaceBootImageOnDisc"] = true });
        await Outcome.FailsAsync("IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC", async () => await bench.Master.RecordDiscAsync());
        Assert.Equal(1, (await bench.MediumAsync()).Sessions);
    }

    [Theory]
    [InlineData("cd-r80", MediaTypes.CdOther, MediaFlags.Blank | MediaFlags.Writable)]
    [InlineData("cd-rw80", MediaTypes.CdOther, MediaFlags.Blank | MediaFlags.Writable | MediaFlags.Rewritable)]
    [InlineData("dvd+r", MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable)]
    [InlineData("bd-r25", MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable)]
    [InlineData("dvd+rw", MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable | MediaFlags.Rewritable)]
    [InlineData("bd-re25", MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable | MediaFlags.Rewritable)]
    public async Task A_blank_disc_has_this_type(string medium, MediaTypes type, MediaFlags flags)
    {
        await using var bench = new Bench(medium);
        Assert.Equal(new(type, flags), await TypeAsync(bench));
    }

    [Theory]
    [InlineData("cd-r80", false, MediaTypes.CddaCdrom, MediaFlags.Writable)]
    [InlineData("cd-r80", true, MediaTypes.CddaCdrom, MediaFlags.None)]
    [InlineData("cd-rw80", false, MediaTypes.CddaCdrom, MediaFlags.Writable | MediaFlags.Rewritable)]
    [InlineData("cd-rw80", true, MediaTypes.CddaCdrom, MediaFlags.Rewritable)]
    [InlineData("dvd+r", false, MediaTypes.Special, MediaFlags.Writable)]
    [InlineData("dvd+r", true, MediaTypes.Special, MediaFlags.None)]
    [InlineData("dvd+rw", false, MediaTypes.Special, MediaFlags.Writable | MediaFlags.Rewritable)]
    [InlineData("bd-re25", true, MediaTypes.Special, MediaFlags.Writable | MediaFlags.Rewritable)]
    public async Task A_recorded_disc_has_this_type(string medium, bool closed, MediaTypes type, MediaFlags flags)
    {
        await using var bench = new Bench(medium);
        await bench.StagedAsync();
        await bench.Master.RecordDiscAsync(new() { CloseDisc = closed });
        await bench.Master.CloseAsync();
        Assert.Equal(new(type, flags), await TypeAsync(bench));
    }

    [Fact]
    public async Task Media_information_tells_the_last_track_and_where_recording_goes_on()
    {
        await using var bench = new Bench();
        await bench.BurnAsync("one.txt");
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        var info = await recorder.QueryMediaInfoAsync();
        Assert.Equal((1, 1, 0U), (info.Sessions, info.LastTrack, info.StartAddress));
        Assert.Equal(359_847U, info.NextWritable + info.FreeBlocks);
        Assert.True(info.NextWritable > 300);
    }

    [Fact]
    public async Task Erasing_a_rewritable_disc_tells_the_sinks_how_it_ended()
    {
        await using var bench = new Bench("cd-rw80");
        await bench.BurnAsync("one.txt");
        var sink = new Sink();
        bench.Master.ProgressAdvise(sink);
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        await recorder.EraseAsync(full: false);
        bench.Drives.Eject("lab");
        await Outcome.FailsAsync("IMAPI_E_MEDIUM_NOTPRESENT", async () => await recorder.EraseAsync(full: true));
        await recorder.CloseAsync();
        await Outcome.FailsAsync("IMAPI_E_NOTOPENED", async () => await recorder.EraseAsync(full: true));
        Assert.Equal(["EraseComplete 00000000", "EraseComplete 8004020F"], sink.Heard);
    }

    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("bd-re25")]
    public async Task Erasing_a_disc_that_knows_no_blanking_makes_it_blank_all_the_same(string medium)
    {
        await using var bench = new Bench(medium);
        await bench.BurnAsync("one.txt");
        Assert.Equal(RecorderType.Cdrw, (await bench.RecorderAsync()).Type);
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        await recorder.EraseAsync(full: false);
        await recorder.CloseAsync();
        await bench.Master.CloseAsync();
        Assert.Equal(new(MediaTypes.Special, MediaFlags.Blank | MediaFlags.Writable | MediaFlags.Rewritable), await TypeAsync(bench));
    }

    [Fact]
    public async Task The_format_s_calls_through_another_format_s_object_are_WRONGFORMAT()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        var image = await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Image);
        foreach (var call in new[] { "AddData", "TotalDataBlocks", "UsedDataBlocks", "DataBlockSize", "GetProperties", "SetProperties" })
            Assert.Equal("WRONGFORMAT", await Outcome.OfAsync(() => bench.CallAsync(call)));
        await bench.Master.SetActiveFormatAsync(DiscMasterFormat.Joliet);
        await Outcome.FailsAsync("IMAPI_E_WRONGFORMAT", () => Task.Run(() => image.SetImage(new MemoryBlockSource(new byte[2048]))));
        Assert.Same(joliet, bench.Master.Joliet);
    }

    private static IEnumerable<string> FilesOf(JolietDiscMaster joliet)
    {
        var plan = joliet.Plan();
        return plan.Regions.Where(region => region.Kind == RegionKind.FileData).Select(plan.LabelOf);
    }

    private static async Task<MediaTypeInfo> TypeAsync(Bench bench)
    {
        bench.Master.Open();
        var recorder = await bench.RecorderAsync();
        await recorder.OpenExclusiveAsync();
        return await recorder.QueryMediaTypeAsync();
    }
}
