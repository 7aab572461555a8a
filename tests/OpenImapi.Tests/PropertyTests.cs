using OpenImapi.Mastering;

namespace OpenImapi.Tests;

/// <summary>The property sets of recorders and data discs.</summary>
public class PropertyTests
{
    /// <summary>Number, name, type, access and first value, in the order of the published tables. A CD-R of the virtual recorder goes up to 52x.</summary>
    public static TheoryData<string, int, string, PropertyType, PropertyAccess, object?> Published => new()
    {
        { "recorder", 2, "MaxWriteSpeed", PropertyType.Int32, PropertyAccess.ReadOnly, 52 },
        { "recorder", 3, "WriteSpeed", PropertyType.Int32, PropertyAccess.ReadWrite, 52 },
        { "recorder", 4, "AudioGapSize", PropertyType.Int32, PropertyAccess.ReadWrite, 150 },
        { "recorder", 5, "BufferUnderrunFreeCapable", PropertyType.Int32, PropertyAccess.ReadOnly, -1 },
        { "recorder", 6, "EnableBufferUnderrunFree", PropertyType.Int32, PropertyAccess.ReadWrite, -1 },
        { "Joliet", 2, "VolumeName", PropertyType.Text, PropertyAccess.ReadWrite, "2004-05-06" },
        { "Joliet", 3, "PlaceBootImageOnDisc", PropertyType.Boolean, PropertyAccess.ReadWrite, false },
        { "Joliet", 4, "BootImageManufacturerIDString", PropertyType.Text, PropertyAccess.ReadWrite, "" },
        { "Joliet", 5, "BootImagePlatform", PropertyType.UInt8, PropertyAccess.ReadWrite, (byte)0 },
        { "Joliet", 6, "BootImageEmulationType", PropertyType.UInt8, PropertyAccess.ReadWrite, (byte)0 },
        { "Joliet", 7, "BootImage", PropertyType.Stream, PropertyAccess.ReadWrite, null },
    };

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Every_published_property_is_there(string owner, int id, string name, PropertyType type, PropertyAccess access, object? value)
    {
        await using var bench = new Bench(time: new StoppedClock(Bench.Noon));
        await bench.ReadyAsync();
        var set = await GetAsync(bench, owner);
        Assert.Equal(new Property(id, name, type, access, value), set.Find(id));
        Assert.Same(set.Find(id), set.Find(name.ToUpperInvariant()));
        Assert.Equal(value, set[name.ToLowerInvariant()]);
    }

    [Theory]
    [InlineData("recorder", "WriteSpeed", 8, 8)]
    [InlineData("recorder", "WriteSpeed", (byte)8, 8)]
    [InlineData("recorder", "WriteSpeed", 8L, 8)]
    [InlineData("recorder", "WriteSpeed", -1, 52)]
    [InlineData("recorder", "WriteSpeed", 1000, 52)]
    [InlineData("recorder", "AudioGapSize", 0, 0)]
    [InlineData("recorder", "AudioGapSize", 225, 225)]
    [InlineData("recorder", "EnableBufferUnderrunFree", 0, 0)]
    [InlineData("recorder", "EnableBufferUnderrunFree", 1, -1)]
    [InlineData("recorder", "EnableBufferUnderrunFree", true, -1)]
    [InlineData("Joliet", "VolumeName", "Holiday 2004", "Holiday 2004")]
    [InlineData("Joliet", "VolumeName", "12345678901234567890123456789012", "12345678901234567890123456789012")]
    [InlineData("Joliet", "PlaceBootImageOnDisc", true, true)]
    [InlineData("Joliet", "PlaceBootImageOnDisc", -1, true)]
    [InlineData("Joliet", "BootImageManufacturerIDString", "123456789012345678901234", "123456789012345678901234")]
    [InlineData("Joliet", "BootImagePlatform", 2, (byte)2)]
    [InlineData("Joliet", "BootImageEmulationType", 4, (byte)4)]
    public async Task A_value_that_is_set_is_read_back(string owner, string name, object set, object read)
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        Assert.Equal(ImapiSuccess.Ok, (await SetAsync(bench, owner, new() { [name.ToUpperInvariant()] = set })).Result);
        Assert.Equal(read, (await GetAsync(bench, owner))[name]);
    }

    [Theory]
    [InlineData("recorder", "WriteSpeed", 0)]
    [InlineData("recorder", "WriteSpeed", -2)]
    [InlineData("recorder", "WriteSpeed", "fast")]
    [InlineData("recorder", "AudioGapSize", 226)]
    [InlineData("recorder", "AudioGapSize", -1)]
    [InlineData("Joliet", "VolumeName", "")]
    [InlineData("Joliet", "VolumeName", "123456789012345678901234567890123")]
    [InlineData("Joliet", "VolumeName", 5)]
    [InlineData("Joliet", "BootImageManufacturerIDString", "1234567890123456789012345")]
    [InlineData("Joliet", "BootImagePlatform", 3)]
    [InlineData("Joliet", "BootImagePlatform", 256)]
    [InlineData("Joliet", "BootImageEmulationType", 5)]
    [InlineData("Joliet", "BootImage", 5)]
    public async Task A_wrong_value_sets_nothing_of_its_set(string owner, string name, object wrong)
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        var good = owner == "recorder" ? "EnableBufferUnderrunFree" : "PlaceBootImageOnDisc";
        var before = (await GetAsync(bench, owner))[good];
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => SetAsync(bench, owner, new() { [good] = before is false, [name] = wrong }));
        Assert.Equal(unchecked((int)0x80070057), fault.HResult);
        Assert.Equal(before, (await GetAsync(bench, owner))[good]);
    }

    [Theory]
    [InlineData("recorder", "MaxWriteSpeed", 99)]
    [InlineData("recorder", "BufferUnderrunFreeCapable", 0)]
    [InlineData("recorder", "NoSuchProperty", 1)]
    [InlineData("Joliet", "NoSuchProperty", "text")]
    public async Task Read_only_and_unknown_properties_are_ignored_and_the_others_set(string owner, string name, object value)
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        var (other, wanted) = owner == "recorder" ? ("WriteSpeed", (object)8) : ("VolumeName", "NAME");
        var ignored = await SetAsync(bench, owner, new() { [name] = value, [other] = wanted });
        Assert.Equal([name], ignored.Names);
        Assert.Equal(0x00040200, ignored.Result);
        var after = await GetAsync(bench, owner);
        Assert.Equal(wanted, after[other]);
        Assert.NotEqual(value, after.Find(name)?.Value);
    }

    [Theory]
    [InlineData("recorder", "WriteSpeed", 8)]
    [InlineData("Joliet", "VolumeName", "NAME")]
    public async Task Properties_are_forgotten_at_Close(string owner, string name, object value)
    {
        await using var bench = new Bench();
        await bench.ReadyAsync();
        var before = (await GetAsync(bench, owner))[name];
        await SetAsync(bench, owner, new() { [name] = value });
        await bench.Master.CloseAsync();
        await bench.ReadyAsync();
        Assert.Equal(before, (await GetAsync(bench, owner))[name]);
    }

    [Fact]
    public void A_set_takes_values_by_number_and_names_from_any_number_on()
    {
        var set = new PropertySet();
        Assert.Equal(8, set.Set("first", 1, firstId: 8).Id);
        Assert.Equal(2, set.Set("second", "text", firstId: 0).Id);
        Assert.Equal(3, set.Set("third", true).Id);
        Assert.Equal("other", set.Set(2, "other")!.Value);
        Assert.Null(set.Set(99, 1));
        Assert.Equal(["first", "second", "third"], set.Select(property => property.Name));
        Assert.True(set.Remove("FIRST"));
        Assert.Null(set.Find("first"));
        Assert.Throws<KeyNotFoundException>(() => set["first"]);
        Assert.Throws<ArgumentException>(() => set["bad"] = new object());
    }

    [Fact]
    public async Task A_set_is_a_copy()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        joliet.GetProperties()["VolumeName"] = "CHANGED";
        Assert.NotEqual("CHANGED", joliet.GetProperties()["VolumeName"]);
    }

    [Fact]
    public async Task The_volume_name_stands_on_the_disc_32_characters_in_ISO_and_16_in_Joliet()
    {
        await using var bench = new Bench();
        var joliet = await bench.StagedAsync();
        joliet.SetProperties(new() { ["VolumeName"] = "12345678901234567890123456789012" });
        await bench.Master.RecordDiscAsync();
        var (iso, jolietName) = await bench.LabelsAsync();
        Assert.Equal("12345678901234567890123456789012", iso);
        Assert.Equal("1234567890123456", jolietName);
    }

    [Fact]
    public async Task The_write_speed_reaches_the_drive()
    {
        await using var bench = new Bench();
        await bench.StagedAsync();
        bench.Master.ActiveRecorder.SetProperties(new() { ["WriteSpeed"] = 8 });
        var speed = 0;
        await bench.InsideRecordDiscAsync(async () => speed = await bench.WriteSpeedAsync());
        Assert.Equal(1411, speed);
    }

    [Fact]
    public async Task Options_and_the_property_VolumeName_are_one()
    {
        await using var bench = new Bench();
        var joliet = await bench.ReadyAsync();
        joliet.Options = new ImageOptions { Label = "OPTION" };
        Assert.Equal("OPTION", joliet.GetProperties()["VolumeName"]);
        joliet.SetProperties(new() { ["VolumeName"] = "PROPERTY" });
        Assert.Equal("PROPERTY", joliet.Options.Label);
    }

    private static async Task<PropertySet> GetAsync(Bench bench, string owner) =>
        owner == "recorder" ? (await bench.RecorderAsync()).GetProperties() : bench.Master.Joliet.GetProperties();

    private static async Task<PropertiesIgnored> SetAsync(Bench bench, string owner, PropertySet set) =>
        owner == "recorder" ? (await bench.RecorderAsync()).SetProperties(set) : bench.Master.Joliet.SetProperties(set);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
    }
}
