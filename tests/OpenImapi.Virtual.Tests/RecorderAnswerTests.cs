using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>What the recorder answers beyond reading and writing; bytes from the tables of MMC-5 and SPC-4.</summary>
public class RecorderAnswerTests
{
    private static readonly EventClasses All = (EventClasses)0x7E;

    private static Task<EventReport> Event(Bench bench, EventClasses classes) => bench.ReportAsync(classes);

    [Fact]
    public async Task Events_come_one_at_a_time_the_lowest_class_first()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(new EventReport(4, All, 2, 2, 0), await Event(bench, All));
        await bench.Good(new StartStopUnit(LoadEject: true, Start: false));
        Assert.Equal(new EventReport(1, All, 2, 0, 1), await Event(bench, All));
        Assert.Equal(new EventReport(4, All, 3, 1, 0), await Event(bench, All));
        Assert.Equal(new EventReport(1, All, 0, 0, 0), await Event(bench, All));
        Assert.Equal(new EventReport(5, All, 0, 0, 0), await Event(bench, EventClasses.MultiInitiator));
        Assert.Equal(new EventReport(3, All, 0, 0, 0), await Event(bench, EventClasses.ExternalRequest | EventClasses.DeviceBusy));
    }

    [Fact]
    public async Task An_answer_cut_off_before_the_event_does_not_tell_of_it()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal("0006047E", Hex.Of(await bench.Bytes(new GetEventStatusNotification(EventClasses.Media, 4))));
        Assert.Equal("0006047E02020000", Hex.Of(await bench.Bytes(new GetEventStatusNotification(EventClasses.Media))));
    }

    [Fact]
    public async Task A_power_condition_is_told_to_the_other_host_and_ends_with_work()
    {
        await using var recorder = new VirtualRecorder(Disc.Blank(MediumKind.Find("cd-r80")!));
        await using var one = await Bench.OpenAsync(recorder.OpenNexus());
        await using var other = await Bench.OpenAsync(recorder.OpenNexus());
        await one.Good(new StartStopUnit(LoadEject: false, Start: false) { Power = PowerState.Standby });
        Assert.Equal(new EventReport(2, All, 0, 3, 0), await Event(one, EventClasses.PowerManagement));
        Assert.Equal(new EventReport(2, All, 1, 3, 0), await Event(other, EventClasses.PowerManagement));
        await one.Good(default(TestUnitReady));
        Assert.Equal(new EventReport(2, All, 0, 3, 0), await Event(other, EventClasses.PowerManagement));
        await one.Good(default(ReadCapacity));
        Assert.Equal(new EventReport(2, All, 1, 1, 0), await Event(other, EventClasses.PowerManagement));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(await one.SenseOf(new StartStopUnit(LoadEject: true, Start: false) { Power = PowerState.Idle })));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(await one.SenseOf(new StartStopUnit(LoadEject: false, Start: false) { Power = (PowerState)4 })));
    }

    [Fact]
    public async Task A_long_operation_is_a_busy_event_with_the_time_left()
    {
        var time = new ManualTime();
        await using var bench = await Bench.OpenAsync("cd-rw80", new() { Time = time, Pace = RecordingPace.True });
        await bench.WriteAndWait(time, 32);
        await bench.Good(new Blank(BlankingType.Full) { Immediate = true });
        var busy = await Event(bench, EventClasses.DeviceBusy);
        Assert.Equal((6, 1, 2), (busy.Class, busy.Event, busy.Status));
        Assert.True(busy.Parameter > 600);
        Assert.Equal(KnownSense.OperationInProgress, await bench.SenseOf(default(TestUnitReady)));
        time.Advance(TimeSpan.FromSeconds(100));
        var sense = await bench.Ask(new RequestSense());
        Assert.Equal(KnownSense.OperationInProgress, Bench.Plain(sense));
        Assert.InRange(sense.Progress!.Value, 0.1, 0.9);
        Assert.Equal(sense, SenseData.Parse(await bench.Bytes(new RequestSense { Descriptors = true })));
        time.Advance(TimeSpan.FromSeconds(1000));
        Assert.Equal(new EventReport(6, All, 0, 0, 0), await Event(bench, EventClasses.DeviceBusy));
    }

    [Fact]
    public async Task The_button_is_told_to_the_host_that_wants_it_and_the_host_still_ejects()
    {
        var bay = new MemoryBay(Disc.Blank(MediumKind.Find("cd-r80")!));
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(bay).OpenNexus());
        await Event(bench, EventClasses.Media);
        await bench.Good(new PreventAllowMediumRemoval(true) { Persistent = true });
        bay.TakeOut();
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(new EventReport(4, All, 1, 2, 0), await Event(bench, EventClasses.Media));
        await bench.Good(new PreventAllowMediumRemoval(false) { Persistent = true });
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, await bench.SenseOf(default(TestUnitReady)));
    }

    [Fact]
    public async Task A_host_that_takes_the_drive_for_a_changer_moves_the_tray_by_slot_0()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.Good(new LoadUnloadMedium(LoadUnload: true, Start: false));
        Assert.Equal("0010000000000000", Hex.Of(await bench.Bytes(new MechanismStatus())));
        await bench.Good(new LoadUnloadMedium(LoadUnload: true, Start: true));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(await bench.SenseOf(new LoadUnloadMedium(LoadUnload: true, Start: true) { Slot = 1 })));
    }

    [Fact]
    public async Task The_drive_is_one_unit()
    {
        await using var bench = await Bench.OpenEmptyAsync();
        Assert.Equal("0000000800000000" + "0000000000000000", Hex.Of(await bench.Bytes(new ReportLuns())));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new ReportLuns { Select = 3 })).Sense));
    }

    [Fact]
    public async Task Mode_pages_also_come_with_a_header_of_four_bytes()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(Hex.Plain("0F 00 00 00  08 0A 04 00 0000 0000 0000 0000"), Hex.Of(await bench.Bytes(new ModeSense6(ModePageCode.Caching))));
        byte[] sent = [0, 0, 0, 0, 0x0E, 0x0E, 6, 0, 0, 0, 0, 0, 2, 0x80, 1, 0x40, 0, 0, 0, 0];
        await bench.Good(new ModeSelect6((byte)sent.Length), DataDirection.Out, sent);
        Assert.Equal(Hex.Of(sent.AsSpan(4)), Hex.Of((await bench.Bytes(new ModeSense10(ModePageCode.CdAudioControl))).AsSpan(8)));
        sent[3] = 8;
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await bench.SenseOf(new ModeSelect6((byte)sent.Length), DataDirection.Out, sent));
    }

    [Fact]
    public async Task Capabilities_name_the_write_speeds_of_the_medium_and_nothing_can_be_changed()
    {
        await using var bench = await Bench.OpenAsync("cd-rw80");
        var page = await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None);
        Assert.Equal([4234, 1764, 706], page.WriteSpeeds.Select(speed => (int)speed.Speed));
        Assert.Equal((4234, 4234, 7056), (page.MaximumWriteSpeed, page.CurrentWriteSpeed, page.CurrentReadSpeed));
        var changeable = (await bench.Bytes(new ModeSense10(ModePageCode.Capabilities, PageControl.Changeable))).AsSpan(8);
        Assert.Equal("2A2A" + new string('0', 84), Hex.Of(changeable));
    }

    [Fact]
    public async Task Disc_information_tells_of_tracks_there_may_be()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        await bench.Good(new ReserveTrack(64));
        Assert.Equal("000A2000" + "1EF7" + "0001" + "0010" + "0001", Hex.Of(await bench.Bytes(new ReadTrackResources())));
    }

    [Theory]
    [InlineData("cd-r80")]
    [InlineData("dvd+r")]
    [InlineData("dvd+rw")]
    public async Task Pseudo_overwrite_is_of_BD_R_alone(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new ReadPseudoOverwriteResources())).Sense));
    }

    [Fact]
    public async Task The_next_open_track_is_found_by_its_number()
    {
        await using var bench = await Bench.OpenAsync("bd-r25");
        await bench.Good(new ReserveTrack(64));
        await bench.Good(new ReserveTrack(64));
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        Assert.Equal(2, (await bench.Ask(new ReadTrackInformation(TrackAddressType.Track, 1) { Open = true })).Track);
        Assert.Equal(3, (await bench.Ask(new ReadTrackInformation(TrackAddressType.Track, 3) { Open = true })).Track);
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new ReadTrackInformation(TrackAddressType.Track, 4) { Open = true })).Sense));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new ReadTrackInformation(TrackAddressType.Session, 1) { Open = true })).Sense));
    }

    [Fact]
    public async Task A_write_as_long_as_systems_make_them_is_taken_whole()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Null(await bench.Write(64, 640));
        Assert.Equal(Bench.Pattern(640, 1), await bench.Read(64, 640));
    }

    [Fact]
    public async Task The_buffer_is_told_in_bytes_or_blocks()
    {
        await using var bench = await Bench.OpenAsync("dvd+r", new() { BufferSize = 1 << 20 });
        Assert.Equal("000A0000" + "00100000" + "00100000", Hex.Of(await bench.Bytes(new ReadBufferCapacity())));
        Assert.Equal("000A0001" + "00000000" + "00000200", Hex.Of(await bench.Bytes(new ReadBufferCapacity { InBlocks = true })));
    }

    [Fact]
    public async Task Performance_is_told_in_the_types_that_the_drive_has()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(Hex.Plain("00000014 02 000000  00000000 00005690 0023053F 00005690"), Hex.Of(await bench.Bytes(new GetNominalPerformance(ForWriting: true))));
        Assert.Equal(Hex.Plain("00000004 00 000000"), Hex.Of(await bench.Bytes(new GetNominalPerformance(ForWriting: false) { Exceptions = 1 })));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(new GetNominalPerformance(ForWriting: false) { Start = 2_295_104 }));
        foreach (var type in new byte[] { 1, 2, 4, 5 })
            Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Raw(new Cdb([0xAC, 0, 0, 0, 0, 0, 0, 0, 0, 8, type, 0]))).Sense));
    }

    [Fact]
    public async Task A_DVD_RAM_without_defects_lists_none()
    {
        await using var bench = await Bench.OpenAsync("dvd-ram");
        Assert.Equal("0000000400000000", Hex.Of(await bench.Bytes(new GetUnusableArea(DefectList.Primary))));
        Assert.Equal("0000000400000000", Hex.Of(await bench.Bytes(new GetUnusableArea(DefectList.Secondary))));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new GetUnusableArea(DefectList.ZoneBoundaries))).Sense));
    }

    /// <summary>Refusals and features say the same: no enhanced defect reporting (0029h), no disc control blocks (010Ah), no DSDR and DSDG (002Ch).</summary>
    [Theory]
    [InlineData("dvd+rw")]
    [InlineData("dvd-rw")]
    [InlineData("dvd-ram")]
    [InlineData("bd-re25")]
    public async Task What_the_features_do_not_claim_is_refused(string medium)
    {
        await using var bench = await Bench.OpenAsync(medium);
        var features = (await bench.Ask(new GetConfiguration())).Features;
        Assert.DoesNotContain(features, feature => (int)feature.Code is 0x0029 or 0x0106 or 0x010A or 0x010B or 0x010D);
        Assert.Equal(0, features.Single(feature => feature.Code == FeatureCode.RigidRestrictedOverwrite).Data.Span[0] & 0x0C);
        foreach (var type in new byte[] { 2, 4, 5 })
            Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Raw(new Cdb([0xAC, 0, 0, 0, 0, 0, 0, 0, 0, 8, type, 0]))).Sense));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new ReadDiscStructure(DiscStructureMedia.Dvd, 0x30) { Address = uint.MaxValue })).Sense));
        Assert.Equal(KnownSense.InvalidCommandOperationCode, (await bench.Raw(new Cdb([0xA3, 0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0]))).Sense);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("cd-r80")]
    [InlineData("dvd-r")]
    public async Task A_drive_without_CSS_has_no_region_and_grants_no_keys(string? medium)
    {
        await using var bench = medium is null ? await Bench.OpenEmptyAsync() : await Bench.OpenAsync(medium);
        Assert.Equal("0006000000000000", Hex.Of(await bench.Bytes(new ReadRegionState())));
        Assert.Equal(default, await bench.Ask(new ReadRegionState()));
        Assert.Equal("0006000000000000", Hex.Of(await bench.Bytes(new ReadAuthenticationState())));
        Assert.False((await bench.Ask(new ReadAuthenticationState(Grant: 3))).Succeeded);
        foreach (var format in new byte[] { 0x00, 0x01, 0x02, 0x04, 0x11, 0x20, 0x3F })
            Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Raw(new Cdb([0xA4, 0, 0, 0, 0, 0, 0, 0, 0, 8, format, 0]))).Sense));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Raw(new Cdb([0xA4, 0, 0, 0, 0, 0, 0, 2, 0, 8, 8, 0]))).Sense));
    }

    [Fact]
    public async Task An_exact_speed_is_one_that_the_drive_has()
    {
        await using var bench = await Bench.OpenAsync("dvd+r");
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await Set(11_000));
        Assert.Null(await Set(11_080));
        Assert.Equal(11_080, (await bench.Drive.ReadPageAsync<Capabilities>(CancellationToken.None)).CurrentWriteSpeed);

        async Task<SenseData?> Set(uint speed)
        {
            var data = new byte[StreamingPerformance.Length];
            OpenImapi.Formats.Structure.Write(new StreamingPerformance(0, 2_295_103, 5540, 1000, speed, 1000) { Flags = 2 }, data);
            return await bench.SenseOf(new SetStreaming(), DataDirection.Out, data);
        }
    }

    [Fact]
    public async Task A_write_is_forced_to_the_medium_only_where_blocks_are_written_at_random()
    {
        await using var sequential = await Bench.OpenAsync("bd-r25");
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain(await sequential.SenseOf(new Write10(0, 32) { ForceUnitAccess = true }, DataDirection.Out, new byte[32 * 2048])));
    }

    [Fact]
    public async Task The_head_moves_within_the_medium()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        await bench.Good(new Seek10(359_848));
        Assert.Equal("0000057DA8000000", Hex.Of(await bench.Bytes(new MechanismStatus())));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.SenseOf(new Seek10(359_849)));
    }
}
