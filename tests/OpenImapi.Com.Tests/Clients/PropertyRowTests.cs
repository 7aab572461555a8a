namespace OpenImapi.Com.Tests;

/// <summary>Properties as existing programs use them: rows 9 and 20 of the list of observations, and sections 3.1 and 4.2.</summary>
public sealed unsafe class PropertyRowTests : IDisposable
{
    private const ushort I4 = 3, Bstr = 8, Bool = 11, Unknown = 13, UI1 = 17;

    private readonly MasterBench bench = new();

    private readonly VtableClient joliet;

    public PropertyRowTests()
    {
        bench.Begin();
        joliet = bench.Face(MasterBench.Joliet);
    }

    [Fact]
    public void Row9_the_properties_of_a_recorder_are_VT_I4_and_have_the_numbers_of_their_enumerator()
    {
        using var recorder = bench.Recorder();
        using var properties = recorder.Ask(RecorderSlots.GetRecorderProperties);
        var heads = properties.Heads();
        Assert.Equal(
            [("MaxWriteSpeed", 2u, I4), ("WriteSpeed", 3u, I4), ("AudioGapSize", 4u, I4), ("BufferUnderrunFreeCapable", 5u, I4), ("EnableBufferUnderrunFree", 6u, I4)], heads);
        foreach (var (name, id, type) in heads)
        {
            var (byName, byNumber) = (properties.Read(name!.ToUpperInvariant()), properties.Read(id));
            Assert.Equal((Result.Ok, type, byName.Value.Value), (byName.Result, byName.Value.Type, byNumber.Value.Value));
        }
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(2u)]
    [InlineData(3u)]
    [InlineData(8u)]
    [InlineData(uint.MaxValue)]
    public void Row9_WriteMultiple_takes_any_first_number(uint first)
    {
        using var recorder = bench.Recorder();
        using (var properties = recorder.Ask(RecorderSlots.GetRecorderProperties))
        {
            Assert.Equal(Result.Ok, properties.Write("AudioGapSize", PropertyClient.Number(75), first));
            Assert.Equal(Result.Ok, properties.Write("Fresh", PropertyClient.Number(1), first));
            Assert.Equal(Codes.PropertiesIgnored, recorder.Call(RecorderSlots.SetRecorderProperties, properties.Face));
        }

        Assert.Equal(75, NumberOf(recorder, "AudioGapSize"));
    }

    [Fact]
    public void Row9_minus_one_is_the_fastest_and_what_is_not_set_has_no_effect()
    {
        using var recorder = bench.Recorder();
        var fastest = NumberOf(recorder, "MaxWriteSpeed");
        Assert.True(fastest > 4);
        Assert.Equal(fastest, NumberOf(recorder, "WriteSpeed"));
        Assert.Equal(4, Set(recorder, "WriteSpeed", 4, isSet: true));
        Assert.Equal(4, Set(recorder, "WriteSpeed", 8, isSet: false));
        Assert.Equal(fastest, Set(recorder, "WriteSpeed", -1, isSet: true));
    }

    [Fact]
    public void Row9_a_property_can_be_written_by_its_number()
    {
        using var recorder = bench.Recorder();
        using var properties = recorder.Ask(RecorderSlots.GetRecorderProperties);
        Assert.Equal(Result.Ok, properties.Write(4, PropertyClient.Number(100)));
        Assert.Equal(Codes.PropertiesIgnored, recorder.Call(RecorderSlots.SetRecorderProperties, properties.Face));
        Assert.Equal(100, NumberOf(recorder, "AudioGapSize"));
    }

    [Fact]
    public void Row20_names_are_task_memory_of_the_client()
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Equal(
            [("VolumeName", 2u, Bstr), ("PlaceBootImageOnDisc", 3u, Bool), ("BootImageManufacturerIDString", 4u, Bstr), ("BootImagePlatform", 5u, UI1),
                ("BootImageEmulationType", 6u, UI1), ("BootImage", 7u, Unknown)],
            properties.Heads());
    }

    [Fact]
    public void Properties_are_forgotten_when_the_disc_master_is_closed()
    {
        using var recorder = bench.Recorder();
        Set(recorder, "AudioGapSize", 75, isSet: true);
        using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
        {
            Assert.Equal(Result.Ok, properties.WriteText("VolumeName", "MINE"));
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            Assert.Equal("MINE", properties.ReadText("VolumeName"));
            Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        }

        Assert.Equal(150, NumberOf(recorder, "AudioGapSize"));
        bench.Begin();
        using var again = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Matches("^\\d{4}-\\d\\d-\\d\\d$", again.ReadText("VolumeName"));
    }

    [Theory]
    [InlineData(32, Result.Ok)]
    [InlineData(33, Codes.InvalidArgument)]
    public void A_volume_name_has_at_most_32_characters(int length, int expected)
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Equal(Result.Ok, properties.WriteText("VolumeName", new('N', length)));
        Assert.Equal(expected, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
    }

    public static TheoryData<ushort> Types => [0x4003, 0x400C, 0x2003, 0x200C, 0x1003, 0x101F, 0x4000, 0xFFFF, 12, 5, 7, 14, 24, 36, 64, 72];

    [Theory]
    [MemberData(nameof(Types))]
    public void References_arrays_and_types_that_properties_do_not_have_are_E_INVALIDARG(ushort type)
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Equal(Codes.InvalidArgument, properties.Write("VolumeName", new() { Type = type, Value = unchecked((nuint)0xDEAD_BEEF), Second = 7 }));
        Assert.Equal(Codes.InvalidArgument, properties.Write("Fresh", new() { Type = type, Value = unchecked((nuint)0xDEAD_BEEF), Second = 7 }));
        Assert.Equal(6, properties.Heads().Count);
    }

    [Fact]
    public void A_set_is_a_copy_and_many_can_be_out()
    {
        using var first = joliet.Ask(JolietSlots.GetJolietProperties);
        using var second = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.NotEqual((nint)first.Face, (nint)second.Face);
        Assert.Equal(Result.Ok, first.WriteText("VolumeName", "FIRST"));
        Assert.NotEqual("FIRST", second.ReadText("VolumeName"));
        Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, first.Face));
        using var third = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Equal("FIRST", third.ReadText("VolumeName"));
    }

    [Fact]
    public void Counts_beyond_all_measure_are_E_INVALIDARG()
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        var (which, value) = (new PropSpec { Kind = 1, Value = 2 }, new PropVariant());
        Assert.Equal(Codes.InvalidArgument, properties.Call(PropertySlots.ReadMultiple, uint.MaxValue, &which, &value));
        Assert.Equal(Codes.InvalidArgument, properties.Call(PropertySlots.WriteMultiple, uint.MaxValue, &which, &value, 2));
        Assert.Equal(Codes.InvalidArgument, properties.Call(PropertySlots.DeleteMultiple, uint.MaxValue, &which));
        Assert.Equal(Result.Ok, properties.Call(PropertySlots.ReadMultiple, 0, null, null));
    }

    public void Dispose()
    {
        joliet.Dispose();
        bench.Dispose();
    }

    private static int NumberOf(VtableClient recorder, string name)
    {
        using var properties = recorder.Ask(RecorderSlots.GetRecorderProperties);
        var (result, value) = properties.Read(name);
        Assert.Equal((Result.Ok, I4), (result, value.Type));
        return (int)value.Value;
    }

    private static int Set(VtableClient recorder, string name, int number, bool isSet)
    {
        using (var properties = recorder.Ask(RecorderSlots.GetRecorderProperties))
        {
            Assert.Equal(Result.Ok, properties.Write(name, PropertyClient.Number(number)));
            if (isSet)
                Assert.Equal(Codes.PropertiesIgnored, recorder.Call(RecorderSlots.SetRecorderProperties, properties.Face));
        }

        return NumberOf(recorder, name);
    }
}
