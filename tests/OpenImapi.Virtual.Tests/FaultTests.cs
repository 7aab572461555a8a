using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>Faults on request: what strikes when, and what remains.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("openimapi-");

    public void Dispose() => folder.Delete(recursive: true);

    private static Task<Bench> OpenAsync(string medium, params string[] faults) =>
        OpenWithoutGreetingAsync(medium, new() { Faults = [.. faults.Select(DriveFault.Parse)] });

    /// <summary>A host whose unit attention was taken by a question, so that faults of any command meet the test's own.</summary>
    private static async Task<Bench> OpenWithoutGreetingAsync(string medium, RecorderOptions options)
    {
        var way = new VirtualRecorder(Disc.Blank(MediumKind.Find(medium)!), options).OpenNexus();
        var greeting = await way.ExecuteAsync(Cdb.From(new RequestSense()), DataDirection.In, new byte[18], Drive.ShortTimeout, CancellationToken.None);
        Assert.Equal(18, greeting.Transferred);
        return Bench.Over(way);
    }

    [Theory]
    [InlineData("medium-error")]
    [InlineData("write-error,command=2Ah+AAh,block=1500+32,after=2,times=3")]
    [InlineData("deferred-error,block=-150+1,times=always")]
    [InlineData("not-ready,for=5000ms")]
    [InlineData("unit-attention,time=2000ms,sense=6/5A/01")]
    [InlineData("refuse,cdb=5A??2A")]
    [InlineData("check,command=04h,data=????????????????C3,times=always,sense=5/26/00")]
    public void A_fault_is_written_as_it_is_read(string text) => Assert.Equal(text, DriveFault.Parse(text).ToString());

    [Fact]
    public void Commands_are_named_in_words_too_and_times_in_units() =>
        Assert.Equal("refuse,command=54h+5Dh,for=120000ms", DriveFault.Parse("refuse, command=send-opc-information+SendCueSheet, for=2m").ToString());

    [Theory]
    [InlineData("")]
    [InlineData("smoke")]
    [InlineData("refuse")]
    [InlineData("check,times=2")]
    [InlineData("write-error,times=0")]
    [InlineData("write-error,times=-1")]
    [InlineData("write-error,block=")]
    [InlineData("write-error,block=1+0")]
    [InlineData("write-error,block=1+2+3")]
    [InlineData("write-error,command=write99")]
    [InlineData("write-error,cdb=2")]
    [InlineData("write-error,cdb=2G")]
    [InlineData("write-error,for=5")]
    [InlineData("write-error,after=x")]
    [InlineData("write-error,sense=G/00/00")]
    [InlineData("write-error,sense=3/0C")]
    [InlineData("write-error,sometimes")]
    public void What_is_no_fault_is_refused_with_the_reason(string text)
    {
        var refused = Assert.Throws<DiscException>(() => DriveFault.Parse(text));
        Assert.Equal(VirtualErrors.BadFault, refused.Error);
        Assert.Contains($"'{text}' is no fault: ", refused.Message);
    }

    [Fact]
    public void A_file_has_a_fault_in_each_line() =>
        Assert.Equal(["medium-error", "gone,time=1000ms"], DriveFault.ParseLines("# two\r\nmedium-error\r\n\r\n  gone,time=1s\n").Select(fault => fault.ToString()));

    [Fact]
    public async Task A_scratch_is_met_by_every_reading_that_touches_it()
    {
        await using var bench = await OpenAsync("cd-r80", "medium-error,block=100+10");
        await bench.WriteTrack(300);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(KnownSense.UnrecoveredReadError with { Information = 100 }, await bench.ReadSense(90, 20));
            Assert.Equal(KnownSense.UnrecoveredReadError with { Information = 105 }, await bench.ReadSense(105, 1));
        }

        Assert.Equal(Bench.Pattern(300, 1)[(110 * 2048)..(111 * 2048)], await bench.Read(110, 1));
    }

    [Fact]
    public async Task A_write_fails_once_and_its_blocks_are_not_written()
    {
        await using var bench = await OpenAsync("dvd+r", "write-error,block=40");
        Assert.Null(await bench.Write(0, 32));
        Assert.Equal(KnownSense.WriteError, await bench.Write(32, 32));
        Assert.Equal(32u, (await bench.Invisible()).NextWritable);
        Assert.Null(await bench.Write(32, 32));
    }

    [Fact]
    public async Task A_deferred_error_is_told_by_the_next_command_and_its_blocks_are_lost()
    {
        await using var bench = await OpenAsync("dvd+r", "deferred-error,after=1");
        Assert.Null(await bench.Write(0, 16));
        Assert.Null(await bench.Write(16, 16));
        var told = (await bench.Try(new Write10(32, 16), DataDirection.Out, new byte[16 * 2048])).Sense;
        Assert.Equal(KnownSense.WriteError with { Deferred = true, Information = 16 }, told);
        Assert.Null(await bench.Write(32, 16));
        await bench.Good(new SynchronizeCache());
        await bench.Good(new CloseTrackSession(CloseFunction.Track, 1));
        await bench.Good(new CloseTrackSession(CloseFunction.Session, 0));
        Assert.Null(await bench.ReadSense(0, 16));
        Assert.Equal(KnownSense.UnrecoveredReadError with { Information = 16 }, await bench.ReadSense(0, 48));
    }

    [Fact]
    public async Task Writing_again_heals_lost_blocks()
    {
        await using var bench = await OpenAsync("bd-re25", "deferred-error");
        await bench.Good(new FormatUnit(), DataDirection.Out, Bytes(new FormatParameters(12_219_392, FormatType.BdReWithoutSpareAreas) { Immediate = false }));
        Assert.Null(await bench.Write(64, 32));
        Assert.True((await bench.Try(default(TestUnitReady))).Sense is { Deferred: true });
        Assert.Equal(KnownSense.UnrecoveredReadError, Bench.Plain(await bench.ReadSense(64, 1)));
        Assert.Null(await bench.Write(64, 32));
        Assert.Null(await bench.ReadSense(64, 32));
    }

    [Fact]
    public async Task The_drive_is_not_ready_for_a_while_and_still_answers_who_it_is()
    {
        var time = new ManualTime();
        await using var bench = await OpenWithoutGreetingAsync("cd-r80", new() { Time = time, Faults = [DriveFault.Parse("not-ready,for=5s,time=1s")] });
        await bench.Good(default(TestUnitReady));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(KnownSense.NotReadyBecomingReady, await bench.SenseOf(default(TestUnitReady)));
        Assert.NotEmpty(await bench.Bytes(new Inquiry()));
        time.Advance(TimeSpan.FromSeconds(4.5));
        Assert.Equal(KnownSense.NotReadyBecomingReady, await bench.SenseOf(default(ReadCapacity)));
        time.Advance(TimeSpan.FromSeconds(1));
        await bench.Good(default(TestUnitReady));
    }

    [Fact]
    public async Task A_reset_is_told_to_every_host_and_opens_the_lock()
    {
        await using var recorder = new VirtualRecorder(Disc.Blank(MediumKind.Find("cd-r80")!), new() { Faults = [DriveFault.Parse("bus-reset,command=read-buffer-capacity")] });
        await using var one = await Bench.OpenAsync(recorder.OpenNexus());
        await using var other = await Bench.OpenAsync(recorder.OpenNexus());
        await other.Good(new PreventAllowMediumRemoval(true));
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await one.Try(new ReadBufferCapacity())).Sense);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, await other.SenseOf(default(TestUnitReady)));
        await one.Good(new StartStopUnit(LoadEject: true, Start: false));
    }

    [Fact]
    public async Task A_drive_that_is_gone_stays_away_and_a_lost_command_is_one()
    {
        await using var bench = await OpenAsync("cd-r80", "transport-error,command=test-unit-ready", "gone,command=read-capacity,times=2");
        Assert.Equal(DriveErrors.TransportFailed, (await Assert.ThrowsAsync<DiscException>(() => bench.Try(default(TestUnitReady)))).Error);
        await bench.Good(default(TestUnitReady));
        for (var i = 0; i < 2; i++)
            Assert.Equal(DriveErrors.NotPresent, (await Assert.ThrowsAsync<DiscException>(() => bench.Try(default(ReadCapacity)))).Error);
        await bench.Good(default(ReadCapacity));
    }

    [Fact]
    public async Task The_tray_is_forced_open_although_it_is_locked()
    {
        await using var bench = await OpenAsync("cd-r80", "tray-open,command=read-capacity");
        await bench.Good(new PreventAllowMediumRemoval(true));
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, await bench.SenseOf(default(ReadCapacity)));
        Assert.Equal(MediaEvent.MediaRemoval, (await bench.Ask(new GetEventStatusNotification(EventClasses.Media))).Event);
    }

    [Fact]
    public async Task A_firmware_refuses_a_mode_page_and_no_other()
    {
        await using var bench = await OpenAsync("cd-r80", "refuse,cdb=5A??2A,sense=5/24/00");
        Assert.Equal(KnownSense.InvalidFieldInCdb, (await bench.Try(new ModeSense10(ModePageCode.Capabilities))).Sense);
        Assert.NotEmpty(await bench.Bytes(new ModeSense10(ModePageCode.WriteParameters)));
    }

    [Fact]
    public async Task Every_quirk_says_what_it_does_and_where_that_is_known()
    {
        Assert.All(DriveQuirk.All, quirk => Assert.True(quirk is { Name.Length: > 0, Meaning.Length: > 0, Evidence.Length: > 0 } && DriveQuirk.Find(quirk.Name) == quirk));
        await using var bench = await OpenWithoutGreetingAsync("bd-re25", new() { Quirks = DriveQuirk.All });
        Assert.Equal(65_536, bench.MaximumTransferLength);
        for (var i = 0; i < 3; i++)
            Assert.Equal(MediaEvent.NewMedia, (await bench.Ask(new GetEventStatusNotification(EventClasses.Media))).Event);
        Assert.Equal(new SenseData(SenseKey.MediumError, 0x73, 0x03), await bench.SenseOf(new SendOpcInformation()));
        Assert.Equal(KnownSense.InvalidCommandOperationCode, (await bench.Try(new ModeSense6(ModePageCode.Caching))).Sense);
        var quick = new FormatParameters(11_826_176, FormatType.BdReWithSpareAreas) { Certification = Certification.Quick };
        Assert.Equal(KnownSense.InvalidFieldInParameterList, await bench.SenseOf(new FormatUnit(), DataDirection.Out, Bytes(quick)));
        await bench.Good(new FormatUnit(), DataDirection.Out, Bytes(quick with { Certification = Certification.Full }));
    }

    [Fact]
    public async Task Faults_and_quirks_stand_in_the_drives_folder()
    {
        var home = new VirtualHome(folder.FullName);
        var drives = new VirtualDrives(home);
        var address = drives.Create("bad", "cd-r80", new() { Faults = [DriveFault.Parse("check,command=read-capacity,sense=4/3E/02")], Quirks = [DriveQuirk.Find("opc-fails")!] });
        for (var i = 0; i < 2; i++)
        {
            await using var bench = await Bench.OpenAsync(await new VirtualDriveCatalog(home).OpenAsync(address, CancellationToken.None));
            Assert.Equal(new SenseData(SenseKey.HardwareError, 0x3E, 0x02), await bench.SenseOf(default(ReadCapacity)));
            await bench.Good(default(ReadCapacity));
            Assert.Equal(new SenseData(SenseKey.MediumError, 0x73, 0x03), await bench.SenseOf(new SendOpcInformation()));
        }
    }

    private static byte[] Bytes(FormatParameters parameters)
    {
        var bytes = new byte[FormatParameters.Length];
        Structure.Write(parameters, bytes);
        return bytes;
    }
}
