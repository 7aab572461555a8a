using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>Streams and other parties' objects in sets of properties: each reference that is taken is given back.</summary>
public sealed unsafe class PropertyStreamTests : IDisposable
{
    private const ushort Bstr = 8, Unknown = 13, Stream = 66;

    private readonly MasterBench bench = new();

    private readonly VtableClient joliet;

    public PropertyStreamTests()
    {
        bench.Begin();
        joliet = bench.Face(MasterBench.Joliet);
    }

    [Fact]
    public void A_boot_image_is_held_until_it_is_replaced_or_the_disc_master_is_closed()
    {
        using var first = new ForeignStream([1]);
        using var second = new ForeignStream([2]);
        SetImage(first);
        Assert.True(first.Count > 1);
        SetImage(second);
        Assert.Equal((1u, true), (first.Count, second.Count > 1));
        using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
        {
            var (result, value) = properties.Read("BootImage");
            Assert.Equal((Result.Ok, Unknown, (nint)second.Reference), (result, value.Type, (nint)value.Value));
            Marshal.Release((nint)value.Value);
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
            Assert.True(second.Count > 1);
            Assert.Equal(Unknown, properties.Read("BootImage").Value.Type);
            Marshal.Release((nint)second.Reference);
        }

        Assert.Equal(1u, second.Count);
    }

    [Fact]
    public void A_boot_image_is_given_back_by_the_last_Release_too_and_by_setting_none()
    {
        using var image = new ForeignStream([1]);
        SetImage(image);
        using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
        {
            Assert.Equal(Result.Ok, properties.Write("BootImage", default));
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        }

        Assert.Equal(1u, image.Count);
        SetImage(image);
        joliet.Dispose();
        bench.Master.Dispose();
        Assert.Equal(1u, image.Count);
    }

    [Fact]
    public void A_stream_in_a_set_is_given_back_when_it_is_replaced_taken_out_or_the_set_is_released()
    {
        using var image = new ForeignStream([1]);
        using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
        {
            Assert.Equal(Result.Ok, properties.Write("BootImage", ValueOf(image)));
            Assert.Equal(Result.Ok, properties.Write("Other", ValueOf(image) with { Type = Stream }));
            Assert.Equal(Result.Ok, properties.Write("BootImage", ValueOf(image)));
            Assert.Equal(Result.Ok, properties.Write("BootImage", PropertyClient.Number(1)));
            fixed (char* name = "Other")
            {
                var which = new PropSpec { Value = (nuint)name };
                Assert.True(image.Count > 1);
                Assert.Equal(Result.Ok, properties.Call(PropertySlots.DeleteMultiple, 1, &which));
            }

            Assert.Equal(1u, image.Count);
            Assert.Equal(Result.Ok, properties.Write("BootImage", ValueOf(image)));
        }

        Assert.Equal(1u, image.Count);
    }

    [Fact]
    public void A_call_that_fails_keeps_none_of_its_streams()
    {
        using var image = new ForeignStream([1]);
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        fixed (char* name = "BootImage", other = "VolumeName")
        {
            var given = stackalloc PropSpec[2] { new() { Value = (nuint)name }, new() { Value = (nuint)other } };
            var values = stackalloc PropVariant[2] { ValueOf(image), new() { Type = 0x4003 } };
            Assert.Equal(Codes.InvalidArgument, properties.Call(PropertySlots.WriteMultiple, 2, given, values, 2));
        }

        Assert.Equal(1u, image.Count);
        Assert.Equal(Result.Ok, properties.Write("BootImage", ValueOf(image)));
        Assert.Equal(Result.Ok, properties.WriteText("VolumeName", new('N', 33)));
        var held = image.Count;
        Assert.Equal(Codes.InvalidArgument, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        Assert.Equal(held, image.Count);
        using var recorder = bench.Recorder();
        Assert.Equal(Codes.PropertiesIgnored, recorder.Call(RecorderSlots.SetRecorderProperties, properties.Face));
        Assert.Equal(held, image.Count);
    }

    [Fact]
    public void A_stream_that_cannot_say_its_length_is_refused_and_given_back()
    {
        using var script = new Script { FailAt = 1 };
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        var stream = script.Ledger.Show<IStream>(new ScriptedStream(script, new Entry("image", 2, null), [1]));
        Assert.Equal(Codes.ReadFault, properties.Write("BootImage", new() { Type = Unknown, Value = (nuint)stream }));
        Assert.Equal(Codes.NoInterface, properties.Write("BootImage", new() { Type = Unknown, Value = (nuint)bench.Master.Face }));
        Assert.Equal((0, 2u), (script.Ledger.Out, MasterBench.CountOf(bench.Master.Face)));
    }

    [Fact]
    public void A_set_of_the_client_s_own_is_read_whole_or_not_at_all_whichever_call_fails()
    {
        using var image = new ForeignStream([1]);
        using var good = new Script();
        Assert.Equal(Codes.PropertiesIgnored, Set(good, Properties(good, image)));
        Assert.DoesNotContain("unasked", good.Calls);
        Assert.Equal("MINE", Label());
        var held = image.Count;
        for (var call = 1; call <= good.Calls.Count; call++)
        {
            using var bad = new Script { FailAt = call };
            Assert.Equal((call, Codes.ReadFault), (call, Set(bad, Properties(bad, image))));
            Assert.Equal((0, held), (bad.Ledger.Out, image.Count));
        }

        Assert.Equal(0, good.Ledger.Out);
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(1u, image.Count);
    }

    [Theory]
    [InlineData(0x4003)]
    [InlineData(0x2003)]
    [InlineData(0x101F)]
    [InlineData(12)]
    public void A_set_with_a_value_that_properties_do_not_have_is_E_INVALIDARG(int type)
    {
        using var script = new Script();
        using var image = new ForeignStream([1]);
        var odd = new Given("Odd", 9, () => new() { Type = (ushort)type, Value = 1 });
        Assert.Equal(Codes.InvalidArgument, Set(script, new(script, new Given("BootImage", 2, () => Taken(image)), odd)));
        Assert.Equal((0, 1u), (script.Ledger.Out, image.Count));
    }

    [Fact]
    public void A_set_that_never_ends_is_E_INVALIDARG_in_the_end()
    {
        using var script = new Script { IsQuiet = true };
        Assert.Equal(Codes.InvalidArgument, Set(script, new(script, Enumerable.Range(0, int.MaxValue).Select(_ => new Given("Same", 2, () => PropertyClient.Number(1))))));
        Assert.Equal(0, script.Ledger.Out);
    }

    [Fact]
    public void A_boot_image_is_read_on_the_thread_that_records_and_its_failure_ends_the_recording()
    {
        using var script = new Script();
        var image = script.Ledger.Show<IStream>(new ScriptedStream(script, new Entry("image", 2, null) { MostAtOnce = 100 }, new byte[4096]));
        using (var properties = joliet.Ask(JolietSlots.GetJolietProperties))
        {
            Assert.Equal(Result.Ok, properties.Write("BootImage", new() { Type = Unknown, Value = (nuint)image }));
            Assert.Equal(Result.Ok, properties.Write("PlaceBootImageOnDisc", new() { Type = 11, Value = 0xFFFF }));
            Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
        }

        bench.Stage();
        script.Calls.Clear();
        var second = new Thread(() =>
        {
            script.Threads.Clear();
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
            Assert.Equal([Environment.CurrentManagedThreadId], script.Threads);
        });
        second.Start();
        second.Join();
        Assert.Contains("Read", script.Calls);
        bench.Drives.Insert("lab", "cd-r80");
        Assert.Equal(Result.Ok, bench.ChooseRecorder());
        bench.Stage();
        using var sink = new NativeSink();
        bench.Advise(sink);
        script.FailAt = script.Calls.Count + 1;
        Assert.Equal(Codes.ReadFault, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(("NotifyBurnComplete", Codes.ReadFault), (sink.All[^1].Event, sink.All[^1].First));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(0, script.Ledger.Out);
    }

    [Fact]
    public void An_object_that_is_no_set_is_E_NOINTERFACE()
    {
        using var script = new Script();
        using var recorder = bench.Recorder();
        var storage = script.Ledger.Show<IStorage>(new ScriptedStorage(script));
        Assert.Equal(Codes.NoInterface, joliet.Call(JolietSlots.SetJolietProperties, storage));
        Assert.Equal(Codes.NoInterface, recorder.Call(RecorderSlots.SetRecorderProperties, storage));
        Assert.Equal(0, script.Ledger.Out);
    }

    public void Dispose()
    {
        joliet.Dispose();
        bench.Dispose();
    }

    private static PropVariant ValueOf(ForeignStream stream) => new() { Type = Unknown, Value = (nuint)stream.Reference };

    /// <summary>A value with a reference that its reader gives back.</summary>
    private static PropVariant Taken(ForeignStream stream)
    {
        Marshal.AddRef((nint)stream.Reference);
        return ValueOf(stream);
    }

    private static ScriptedProperties Properties(Script script, ForeignStream image) => new(script,
        new Given("BootImage", 2, () => Taken(image)),
        new Given("VolumeName", 3, () => new() { Type = Bstr, Value = (nuint)Marshal.StringToBSTR("MINE") }),
        new Given(null, 4, () => PropertyClient.Number(1)),
        new Given("bootimage", 5, () => Taken(image)));

    private int Set(Script script, ScriptedProperties properties) =>
        joliet.Call(JolietSlots.SetJolietProperties, script.Ledger.Show<IPropertyStorage>(properties));

    private void SetImage(ForeignStream image)
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        Assert.Equal(Result.Ok, properties.Write("BootImage", ValueOf(image)));
        Assert.Equal(Result.Ok, joliet.Call(JolietSlots.SetJolietProperties, properties.Face));
    }

    private string? Label()
    {
        using var properties = joliet.Ask(JolietSlots.GetJolietProperties);
        return properties.ReadText("VolumeName");
    }
}
