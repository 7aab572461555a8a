using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Drives and discs as a person handles them.</summary>
public sealed class VirtualDrivesTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    private VirtualHome Home => new(folder.FullName);

    private VirtualDrives Drives => new(Home);

    private async Task<Bench> OpenAsync(string name) =>
        await Bench.OpenAsync(await new VirtualDriveCatalog(Home).OpenAsync(Drives.Describe(name).Address, CancellationToken.None));

    private string Image(string name, int blocks, int seed)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, Bench.Pattern(blocks, seed));
        return path;
    }

    [Fact]
    public void A_drive_is_made_listed_and_removed()
    {
        var address = Drives.Create("lab", "dvd+r");
        Assert.Equal("virtual:lab", address.Name);
        var listed = Assert.Single(Drives.List());
        Assert.Equal((address, "dvd+r", DiscStatus.Empty, false), (listed.Address, listed.Medium!.Id, listed.State!.Status, listed.TrayOpen));
        Drives.Remove("lab");
        Assert.Empty(Drives.List());
        Assert.Equal(address.Identity, Drives.Create("lab", "cd-r80").Identity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Lab")]
    [InlineData("../lab")]
    [InlineData("-lab")]
    [InlineData("a b")]
    [InlineData("a2345678901234567890123456789012345678901234567890123456789012345")]
    public void A_name_that_is_no_name_is_refused(string name) =>
        Assert.Equal(VirtualErrors.BadDriveName, Assert.Throws<DiscException>(() => Drives.Create(name, "cd-r80")).Error);

    [Fact]
    public void What_is_not_there_or_there_already_is_refused()
    {
        Assert.Equal(VirtualErrors.UnknownMedium, Assert.Throws<DiscException>(() => Drives.Create("lab", "cd-r81")).Error);
        Assert.Empty(Drives.List());
        Drives.Create("lab", "cd-r80");
        Assert.Equal(VirtualErrors.DriveExists, Assert.Throws<DiscException>(() => Drives.Create("lab", "cd-r80")).Error);
        Assert.Equal(DriveErrors.NotPresent, Assert.Throws<DiscException>(() => Drives.Insert("other", "cd-r80")).Error);
        Assert.Equal(VirtualErrors.UnknownMedium, Assert.Throws<DiscException>(() => Drives.Insert("lab", "cd-rom")).Error);
        Assert.Equal(VirtualErrors.ImageUnfit, Assert.Throws<DiscException>(() => Drives.Insert("lab", Image("empty.iso", 0, 0))).Error);
    }

    [Fact]
    public async Task Discs_go_to_the_shelf_and_come_back()
    {
        Drives.Create("lab", "cd-r80");
        await using (var bench = await OpenAsync("lab"))
            await bench.WriteTrack(300);
        Assert.Equal(TrayOutcome.Done, Drives.Insert("lab", "bd-r25"));
        Assert.Equal(("bd-r25", DiscStatus.Empty), (Drives.Describe("lab").Medium!.Id, Drives.Describe("lab").State!.Status));
        Assert.Equal(["disc-0001", "disc-0002"], Drives.Describe("lab").Shelf);
        Assert.Equal(TrayOutcome.Done, Drives.Eject("lab"));
        Assert.Equal((null, true), (Drives.Describe("lab").Medium, Drives.Describe("lab").TrayOpen));
        Drives.Insert("lab", "disc-0001");
        await using var again = await OpenAsync("lab");
        Assert.Equal(Bench.Pattern(300, 1), await again.Read(0, 300));
    }

    [Fact]
    public async Task An_image_becomes_a_pressed_disc_that_keeps_its_bytes()
    {
        Drives.Create("lab", Image("a.iso", 500, 9));
        File.Delete(Path.Combine(folder.FullName, "a.iso"));
        await using var bench = await OpenAsync("lab");
        Assert.Equal(Profile.CdRom, (await bench.Ask(new GetConfiguration())).CurrentProfile);
        Assert.Equal(Bench.Pattern(500, 9), await bench.Read(0, 500));
    }

    [Fact]
    public async Task A_change_while_the_drive_is_held_is_left_for_the_holder()
    {
        Drives.Create("lab", "cd-r80");
        await using var bench = await OpenAsync("lab");
        await bench.Good(new PreventAllowMediumRemoval(true));
        Assert.Equal(TrayOutcome.Requested, Drives.Insert("lab", "dvd+r"));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
        await bench.Good(new PreventAllowMediumRemoval(false));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(Profile.DvdPlusR, (await bench.Ask(new GetConfiguration())).CurrentProfile);
        Assert.Equal(TrayOutcome.Requested, Drives.Eject("lab"));
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(DriveErrors.NotAccessible, Assert.Throws<DiscException>(() => Drives.Remove("lab")).Error);
    }

    [Fact]
    public async Task An_ejected_disc_stays_in_the_open_tray_for_the_next_run()
    {
        Drives.Create("lab", "cd-r80");
        await using (var bench = await OpenAsync("lab"))
            await bench.Good(new StartStopUnit(LoadEject: true, Start: false));
        Assert.True(Drives.Describe("lab").TrayOpen);
        await using var again = await OpenAsync("lab");
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, await again.SenseOf(default(TestUnitReady)));
        await again.Good(new StartStopUnit(LoadEject: true, Start: true));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await again.SenseOf(default(TestUnitReady)));
        Assert.Equal(DiscStatus.Empty, (await again.Disc()).Status);
    }

    [Fact]
    public async Task Two_ways_through_one_catalogue_share_the_drive_and_the_last_lets_it_go()
    {
        var address = Drives.Create("lab", "cd-r80");
        var catalog = new VirtualDriveCatalog(Home);
        var one = await Bench.OpenAsync(await catalog.OpenAsync(address, CancellationToken.None));
        var other = await Bench.OpenAsync(await catalog.OpenAsync(address, CancellationToken.None));
        Assert.Null(await one.Write(0, 300));
        Assert.Equal(300u, (await other.Invisible()).NextWritable);
        await one.DisposeAsync();
        Assert.Null(await other.SenseOf(default(TestUnitReady)));
        await other.DisposeAsync();
        await using var next = await OpenAsync("lab");
    }

    [Fact]
    public async Task Drives_that_come_and_go_are_noticed()
    {
        var time = new ManualTime();
        Drives.Create("old", "cd-r80");
        using var stop = new CancellationTokenSource();
        await using var changes = new VirtualDriveCatalog(Home, new() { Time = time }).WatchAsync(stop.Token).GetAsyncEnumerator(stop.Token);
        var first = changes.MoveNextAsync();
        Drives.Create("new", "cd-r80");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await first);
        Assert.Equal((DriveChangeKind.Arrived, "virtual:new"), (changes.Current.Kind, changes.Current.Drive.Name));
        var second = changes.MoveNextAsync();
        Drives.Remove("old");
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await second);
        Assert.Equal((DriveChangeKind.Removed, "virtual:old"), (changes.Current.Kind, changes.Current.Drive.Name));
        var last = changes.MoveNextAsync();
        await stop.CancelAsync();
        Assert.False(await last);
    }

    [Fact]
    public async Task A_drive_that_is_gone_is_not_present()
    {
        var address = Drives.Create("lab", "cd-r80");
        Drives.Remove("lab");
        var refused = await Assert.ThrowsAsync<DiscException>(async () => await new VirtualDriveCatalog(Home).OpenAsync(address, CancellationToken.None));
        Assert.Equal(DriveErrors.NotPresent, refused.Error);
    }

    [Fact]
    public void A_last_line_without_its_end_never_happened_and_a_line_without_sense_is_damage()
    {
        Drives.Create("lab", "cd-r80");
        var history = Path.Combine(Drives.Describe("lab").DiscFolder!, "history.jsonl");
        File.WriteAllText(history, """
            [{"event":"trackOpened","track":1,"session":1,"start":0,"mode":4},{"event":"recorded","track":1,"blocks":32}]
            [{"event":"recorded","track":1,"blocks":16}]
            [{"event":"recorded","track":1,"blo
            """);
        Assert.Equal(new BlockCount(48), Drives.Describe("lab").State!.Tracks[0].Recorded);
        File.AppendAllText(history, "\n");
        Assert.Contains("Line 3 of", Drives.Describe("lab").Damage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"event":"recorded","track":1,"blocks":32}]""")]
    [InlineData("""[{"event":"trackOpened","track":1,"session":1,"start":0,"mode":4},{"event":"recorded","track":1,"blocks":-1}]""")]
    [InlineData("""[{"event":"trackOpened","track":1,"session":1,"start":0,"mode":4},{"event":"recorded","track":1,"blocks":400000}]""")]
    [InlineData("""[{"event":"trackOpened","track":7,"session":1,"start":0,"mode":4}]""")]
    [InlineData("""[{"event":"trackReserved","track":1,"session":1,"start":9223372036854775000,"blocks":9223372036854775000}]""")]
    [InlineData("""[{"event":"melted"}]""")]
    [InlineData("""[{"track":1}]""")]
    public async Task A_history_that_no_disc_can_have_is_damage_and_an_empty_drive_remains(string history)
    {
        Drives.Create("lab", "cd-r80");
        Drives.Insert("lab", "cd-r80");
        await File.WriteAllTextAsync(Path.Combine(Drives.Describe("lab").DiscFolder!, "history.jsonl"), history + "\n");
        Assert.Contains("disc-0002", Assert.Single(Drives.List()).Damage, StringComparison.Ordinal);
        Assert.Equal(VirtualErrors.DamagedMedium, Assert.Throws<DiscException>(() => Drives.OpenDisc("lab")).Error);
        Drives.Insert("lab", "disc-0001");
        await using var bench = await OpenAsync("lab");
        Drives.Insert("lab", "disc-0002");
        Assert.Equal(VirtualErrors.DamagedMedium, (await Assert.ThrowsAsync<DiscException>(() => bench.SenseOf(default(TestUnitReady)))).Error);
        Assert.Equal(KnownSense.MediumNotPresentTrayClosed, await bench.SenseOf(default(TestUnitReady)));
    }

    /// <summary>A disc as it was kept before there was audio: one area, and events without forms.</summary>
    [Fact]
    public async Task A_disc_of_before_opens_and_takes_audio_after_its_data()
    {
        Drives.Create("lab", "cd-r80");
        var disc = Drives.Describe("lab").DiscFolder!;
        Assert.False(File.Exists(Path.Combine(disc, "sectors.bin")));
        await File.WriteAllBytesAsync(Path.Combine(disc, "blocks.bin"), Bench.Pattern(300, 9));
        await File.WriteAllTextAsync(Path.Combine(disc, "history.jsonl"), """
            [{"event":"trackOpened","track":1,"session":1,"start":0,"mode":4},{"event":"recorded","track":1,"blocks":300}]
            [{"event":"trackClosed","track":1,"runOut":2}]
            [{"event":"sessionClosed","final":false,"oneTrack":false}]

            """);
        await using (var bench = await OpenAsync("lab"))
        {
            Assert.Equal(Bench.Pattern(300, 9), await bench.Read(0, 300));
            await bench.SetPage(page => page with { TrackMode = 0, DataBlockType = 0 });
            Assert.Null(await bench.SenseOf(new Write10(11_702, 300), DataDirection.Out, [.. Enumerable.Repeat((byte)7, 300 * 2352)]));
            await bench.Good(new SynchronizeCache());
            await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        }

        using var opened = Drives.OpenDisc("lab");
        Assert.Equal([BlockForm.Mode1, BlockForm.Audio], opened.Layout.Tracks.Select(track => track.Form));
        byte[] sevens = [.. Enumerable.Repeat((byte)7, 2352)];
        Assert.Equal(sevens, await opened.OpenSource(2352).ReadAsync(new(11_800), 1, TestContext.Current.CancellationToken));
        Assert.Equal(300 * 2048, new FileInfo(Path.Combine(disc, "blocks.bin")).Length);
    }

    [Fact]
    public async Task A_session_at_once_survives_the_process_whole_or_broken_off()
    {
        var sheet = new byte[4 * 8];
        Structure.Write(CueSheetTable.Of(new SessionLayout(1, [new(1, new(Lba.Zero, new(300)), BlockForm.Audio)])), sheet);
        foreach (var whole in new[] { true, false })
        {
            var name = whole ? "whole" : "broken";
            Drives.Create(name, "cd-r80");
            await using (var bench = await OpenAsync(name))
            {
                await bench.SetPage(page => page with { WriteType = WriteType.SessionAtOnce });
                await bench.Good(new SendCueSheet(sheet.Length), DataDirection.Out, sheet);
                Assert.Null(await bench.SenseOf(Write10.At(new(-150), whole ? 450 - 50 : 200, 2352), DataDirection.Out, new byte[400 * 2352]));
                if (whole)
                {
                    Assert.Null(await bench.SenseOf(Write10.At(new(250), 50, 2352), DataDirection.Out, new byte[50 * 2352]));
                    await bench.Good(new SynchronizeCache());
                }
            }

            var state = Drives.Describe(name).State!;
            Assert.Equal((whole, whole ? null : new SessionInProgress(1, new(-150), new(200))), (state.Final, state.InProgress));
        }
    }

    [Fact]
    public async Task Data_alone_needs_no_second_file_also_after_blanking()
    {
        Drives.Create("lab", "cd-rw80");
        await using (var bench = await OpenAsync("lab"))
        {
            await bench.WriteTrack(300);
            await bench.Good(new Blank(BlankingType.Minimal));
            await bench.WriteTrack(310);
        }

        Assert.Equal(["blocks.bin", "disc.json", "history.jsonl"],
            Directory.EnumerateFiles(Drives.Describe("lab").DiscFolder!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_drive_keeps_how_it_differs_from_others()
    {
        var options = new RecorderOptions { ReadOffset = new(-12), CdText = false, AudioFaults = [new(new(new(10), new(2)), 3) { Noticed = false }] };
        Drives.Create("old", "cd-r80", options);
        await using var bench = await OpenAsync("old");
        var feature = await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.CdRead, 100));
        Assert.Equal("82", Convert.ToHexString(feature, 12, 1));
        var stored = await File.ReadAllTextAsync(Path.Combine(Drives.Describe("old").Address.Location, "drive.json"), TestContext.Current.CancellationToken);
        Assert.Contains("""
            "readOffset":-12,"jitter":0,"audioFaults":[{"start":10,"blocks":2,"times":3,"noticed":false}]
            """.Trim(), stored, StringComparison.Ordinal);
        Drives.Create("plain", "cd-r80");
        Assert.DoesNotContain("traits", await File.ReadAllTextAsync(Path.Combine(Drives.Describe("plain").Address.Location, "drive.json"),
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_history_is_shortened_when_its_track_ends_and_tells_the_same()
    {
        Drives.Create("lab", "bd-r25");
        var history = new FileInfo(Path.Combine(Drives.Describe("lab").DiscFolder!, "history.jsonl"));
        await using (var bench = await OpenAsync("lab"))
        {
            for (var at = 0; at < 300; at++)
                Assert.Null(await bench.Write(at, 1, at));
            Assert.Equal(301, (await File.ReadAllLinesAsync(history.FullName)).Length + 1);
            await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
            Assert.Equal(4, (await File.ReadAllLinesAsync(history.FullName)).Length);
            await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        }

        var track = Assert.Single(Drives.Describe("lab").State!.Tracks);
        Assert.Equal((new BlockCount(320), true), (track.Recorded, track.Closed));
        await using var again = await OpenAsync("lab");
        Assert.Equal(Bench.Pattern(1, 299), await again.Read(299, 1));
        Assert.Equal(320u, (await again.Invisible()).NextWritable);
    }

    [Fact]
    public void The_home_is_where_the_environment_says() =>
        Assert.Equal(Path.GetFullPath("somewhere"), new VirtualHome("somewhere").Path);

    public void Dispose() => folder.Delete(recursive: true);
}
