using OpenImapi.Mmc;

namespace OpenImapi.Virtual.Tests;

/// <summary>The drive itself: who it is, its tray, its hosts, what it tells of.</summary>
public class UnitTests
{
    private const EventClasses AllClasses = (EventClasses)0x7E;

    private static Task<Completion> Eject(Bench bench) => bench.Try(new StartStopUnit(LoadEject: true, Start: false));

    private static Task<EventStatus> Event(Bench bench) => bench.Ask(new GetEventStatusNotification(EventClasses.Media));

    [Fact]
    public async Task INQUIRY_names_an_optical_drive_with_a_tray()
    {
        await using var bench = await Bench.OpenAsync("cd-r80", new() { SerialNumber = "SN42" });
        Assert.Equal("05800602" + "1F000000" + "4F494D4150492020" + "5649525455414C205245434F52444552" + "30303031", Hex.Of(await bench.Bytes(new Inquiry())));
        Assert.Equal("05000003" + "008083", Hex.Of(await bench.Bytes(new Inquiry { VitalProductData = true, AllocationLength = 96 })));
        Assert.Equal("05800004" + "534E3432", Hex.Of(await bench.Bytes(new Inquiry { VitalProductData = true, PageCode = 0x80, AllocationLength = 96 })));
        Assert.Equal("05830020" + "0201001C" + "4F494D4150492020" + "5649525455414C205245434F52444552" + "534E3432",
            Hex.Of(await bench.Bytes(new Inquiry { VitalProductData = true, PageCode = 0x83, AllocationLength = 96 })));
        Assert.Equal(KnownSense.InvalidFieldInCdb, Bench.Plain((await bench.Try(new Inquiry { PageCode = 1, AllocationLength = 96 })).Sense));
    }

    [Fact]
    public async Task INQUIRY_leaves_a_unit_attention_to_the_next_command()
    {
        await using var way = new VirtualRecorder(Disc.Blank(MediumKind.Find("cd-r80")!)).OpenNexus();
        var drive = new Drive(way, new("virtual:test", "memory", Guid.Empty));
        await drive.QueryAsync(new Inquiry(), CancellationToken.None);
        await drive.QueryAsync(new GetConfiguration(), CancellationToken.None);
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, (await drive.TryAsync(default(TestUnitReady), CancellationToken.None)).Sense);
    }

    [Fact]
    public async Task REQUEST_SENSE_tells_a_unit_attention_once()
    {
        await using var way = new VirtualRecorder(Disc.Blank(MediumKind.Find("cd-r80")!)).OpenNexus();
        var drive = new Drive(way, new("virtual:test", "memory", Guid.Empty));
        Assert.Equal(KnownSense.PowerOnResetOrBusDeviceReset, await drive.QueryAsync(new RequestSense(), CancellationToken.None));
        Assert.Equal(new SenseData(SenseKey.NoSense, 0, 0), await drive.QueryAsync(new RequestSense(), CancellationToken.None));
    }

    [Fact]
    public async Task The_tray_opens_and_closes_and_the_disc_is_new_again()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal(MediaEvent.NewMedia, (await Event(bench)).Event);
        Assert.Equal(MediaEvent.NoChange, (await Event(bench)).Event);
        Assert.Null((await Eject(bench)).Sense);
        Assert.Equal(KnownSense.MediumNotPresentTrayOpen, await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(new EventStatus(4, AllClasses, MediaEvent.MediaRemoval, MediaPresent: false, TrayOpen: true), await Event(bench));
        Assert.Equal(Profile.None, (await bench.Ask(new GetConfiguration())).CurrentProfile);
        await bench.Good(new StartStopUnit(LoadEject: true, Start: true));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await bench.SenseOf(default(TestUnitReady)));
        Assert.Null(await bench.SenseOf(default(TestUnitReady)));
        Assert.Equal(new EventStatus(4, AllClasses, MediaEvent.NewMedia, MediaPresent: true, TrayOpen: false), await Event(bench));
        Assert.Equal("0006" + "04" + "7E" + "00" + "02" + "0000", Hex.Of(await bench.Bytes(new GetEventStatusNotification(EventClasses.Media))));
        Assert.Equal("0002" + "80" + "7E", Hex.Of(await bench.Bytes(new GetEventStatusNotification(EventClasses.None))));
    }

    [Fact]
    public async Task A_lock_belongs_to_its_host_and_holds_for_all()
    {
        await using var recorder = new VirtualRecorder(Disc.Blank(MediumKind.Find("cd-r80")!));
        await using var one = await Bench.OpenAsync(recorder.OpenNexus());
        await using (var other = await Bench.OpenAsync(recorder.OpenNexus()))
        {
            await other.Good(new PreventAllowMediumRemoval(true));
            Assert.Equal(KnownSense.MediumRemovalPrevented, (await Eject(one)).Sense);
            await one.Good(new PreventAllowMediumRemoval(false));
            Assert.Equal(KnownSense.MediumRemovalPrevented, (await Eject(one)).Sense);
        }

        Assert.Null((await Eject(one)).Sense);
    }

    [Fact]
    public async Task Another_disc_is_told_to_every_host_and_waits_while_the_tray_is_locked()
    {
        var bay = new MemoryBay(Disc.Blank(MediumKind.Find("cd-r80")!));
        await using var recorder = new VirtualRecorder(bay);
        await using var one = await Bench.OpenAsync(recorder.OpenNexus());
        await using var other = await Bench.OpenAsync(recorder.OpenNexus());
        await Event(one);
        await one.Good(new PreventAllowMediumRemoval(true));
        bay.Insert(Disc.Blank(MediumKind.Find("dvd+r")!));
        Assert.Null(await one.SenseOf(default(TestUnitReady)));
        Assert.Equal(MediaEvent.EjectRequest, (await Event(one)).Event);
        await one.Good(new PreventAllowMediumRemoval(false));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await one.SenseOf(default(TestUnitReady)));
        Assert.Equal(KnownSense.MediumMayHaveChanged, await other.SenseOf(default(TestUnitReady)));
        Assert.Equal(MediaEvent.NewMedia, (await Event(one)).Event);
        Assert.Equal(Profile.DvdPlusR, (await one.Ask(new GetConfiguration())).CurrentProfile);
    }

    [Fact]
    public async Task An_empty_drive_says_that_its_tray_is_closed()
    {
        await using var bench = await Bench.OpenEmptyAsync();
        Assert.Equal(KnownSense.MediumNotPresentTrayClosed, await bench.SenseOf(default(ReadCapacity)));
        Assert.Equal(KnownSense.MediumNotPresentTrayClosed, await bench.SenseOf(new Write10(0, 0)));
    }

    [Fact]
    public async Task The_tray_and_the_size_of_the_medium_are_told()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal("0000000000000000", Hex.Of(await bench.Bytes(new MechanismStatus())));
        Assert.Equal("00000008" + "00057DA9" + "01" + "000800", Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
        await bench.WriteTrack(300);
        Assert.Equal("00000008" + "0000012E" + "02" + "000800", Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
        await Eject(bench);
        Assert.Equal("0010000000000000", Hex.Of(await bench.Bytes(new MechanismStatus())));
        Assert.Equal("00000008" + "03B9B000" + "03" + "000800", Hex.Of(await bench.Bytes(new ReadFormatCapacities())));
    }

    [Fact]
    public async Task A_pressed_disc_is_read_and_not_written()
    {
        await using var bench = await Bench.OpenAsync(new VirtualRecorder(Disc.Pressed(Bench.Pattern(400, 5))).OpenNexus());
        Assert.Equal(Bench.Pattern(400, 5), await bench.Read(0, 400));
        Assert.Equal((Profile.CdRom, DiscStatus.Complete), ((await bench.Ask(new GetConfiguration())).CurrentProfile, (await bench.Disc()).Status));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.Write(400, 1));
        Assert.Equal(KnownSense.CannotWriteMedium, await bench.SenseOf(new CloseTrackSession(CloseFunction.Session, 0)));
        Assert.Equal(KnownSense.LogicalBlockAddressOutOfRange, await bench.ReadSense(400, 1));
        Assert.Equal(399u, (await bench.Ask(default(ReadCapacity))).LastBlock);
    }

    [Theory]
    [InlineData("cd-r80", Profile.CdR, FeatureCode.CdTrackAtOnce, FeatureCode.CdRead)]
    [InlineData("cd-rw80", Profile.CdRw, FeatureCode.CdTrackAtOnce, FeatureCode.CdRwMediaWriteSupport)]
    [InlineData("dvd+r", Profile.DvdPlusR, FeatureCode.DvdPlusR, FeatureCode.DvdRead)]
    [InlineData("dvd+r-dl", Profile.DvdPlusRDualLayer, FeatureCode.DvdPlusRDualLayer, FeatureCode.DvdRead)]
    [InlineData("dvd+rw-dl", Profile.DvdPlusRwDualLayer, FeatureCode.DvdPlusRwDualLayer, FeatureCode.DvdRead)]
    [InlineData("dvd-ram", Profile.DvdRam, FeatureCode.RandomWritable, FeatureCode.DefectManagement)]
    [InlineData("bd-r25", Profile.BdRSequential, FeatureCode.BdWrite, FeatureCode.BdRead)]
    public async Task The_features_that_hold_for_the_medium_are_current(string medium, Profile profile, FeatureCode write, FeatureCode read)
    {
        await using var bench = await Bench.OpenAsync(medium);
        var all = await bench.Ask(new GetConfiguration());
        Assert.Equal(profile, all.CurrentProfile);
        Assert.True(all.HasCurrent(write) && all.HasCurrent(read) && all.HasCurrent(FeatureCode.RandomReadable));
        Assert.Equal(profile, Assert.Single(ProfileList.In(all.Features[0]).Profiles, one => one.Current).Profile);
        FeatureCode[] writing =
        [
            FeatureCode.CdTrackAtOnce, FeatureCode.DvdPlusR, FeatureCode.DvdPlusRDualLayer, FeatureCode.DvdPlusRwDualLayer, FeatureCode.BdWrite,
        ];
        Assert.Equal(writing.Intersect([write]), writing.Where(all.HasCurrent));
        Assert.Equal(all.Features.Select(feature => feature.Code).Order(), all.Features.Select(feature => feature.Code));
        var current = await bench.Ask(new GetConfiguration(RequestedFeatures.Current));
        Assert.Equal(all.Features.Where(feature => feature.Current), current.Features);
    }

    [Fact]
    public async Task One_feature_is_answered_as_MMC_lays_it_out()
    {
        await using var bench = await Bench.OpenAsync("cd-r80");
        Assert.Equal("0000000C" + "0000" + "0009" + "002D" + "09" + "04" + "46002501",
            Hex.Of(await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.CdTrackAtOnce, 100))));
        Assert.Equal("00000010" + "0000" + "0009" + "0010" + "01" + "08" + "00000800" + "0001" + "0000",
            Hex.Of(await bench.Bytes(new GetConfiguration(RequestedFeatures.One, FeatureCode.RandomReadable, 100))));
        Assert.Equal("00000004" + "0000" + "0009", Hex.Of(await bench.Bytes(new GetConfiguration(RequestedFeatures.One, (FeatureCode)0x0033, 100))));
    }
}
