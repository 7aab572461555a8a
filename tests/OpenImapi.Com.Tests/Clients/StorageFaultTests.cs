namespace OpenImapi.Com.Tests;

/// <summary>Storages that fail, lie or do not end: nothing of the call is staged, and every reference comes back.</summary>
public sealed unsafe class StorageFaultTests : IDisposable
{
    private readonly MasterBench bench = new();

    private readonly VtableClient joliet;

    public StorageFaultTests()
    {
        bench.Begin();
        joliet = bench.Face(MasterBench.Joliet);
    }

    [Fact]
    public void Whichever_call_of_the_client_fails_AddData_answers_its_failure_and_keeps_nothing()
    {
        using var good = new Script();
        Assert.Equal(Result.Ok, Add(good, Tree(good)));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ClearFormatContent));
        foreach (var failure in (int[])[Codes.ReadFault, Codes.Fail, Codes.NotImplemented, Codes.UserAbort])
            for (var call = 1; call <= good.Calls.Count; call++)
            {
                using var bad = new Script { FailAt = call, Failure = failure };
                Assert.Equal((call, failure), (call, Add(bad, Tree(bad))));
                Assert.Equal((call, 0, 0), (bad.Calls.Count, bad.Ledger.Out, bench.Used()));
            }

        Assert.Equal(["EnumElements", "Next", "OpenStorage", "OpenStream", "Read", "Stat"], good.Calls.Distinct().Order(StringComparer.Ordinal).Except(["Seek"]));
        Assert.Equal(Result.Ok, Add(good, Tree(good)));
        Assert.NotEqual(0, bench.Used());
    }

    public static TheoryData<string, int> Names => new()
    {
        { "", Codes.BadJolietName },
        { ".", Codes.BadJolietName },
        { "..", Codes.BadJolietName },
        { new('n', 64), Result.Ok },
        { new('n', 65), Codes.BadJolietName },
        { new('n', 5000), Codes.BadJolietName },
        { "a/b", Codes.BadJolietName },
        { "a\\b", Codes.BadJolietName },
        { "a:b", Codes.BadJolietName },
        { "a*b", Codes.BadJolietName },
        { "a?b", Codes.BadJolietName },
        { "a;b", Codes.BadJolietName },
        { "a\tb", Codes.BadJolietName },
        { "...", Result.Ok },
        { " ", Result.Ok },
        { "\u5EA7\u5E2D", Result.Ok },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_taken_or_is_BADJOLIETNAME(string name, int expected)
    {
        foreach (var type in (uint[])[1, 2])
        {
            using var script = new Script();
            object content = type == 1 ? new ScriptedStorage(script) : "text"u8.ToArray();
            Assert.Equal(expected, Add(script, new(script, new Entry("good.txt", 2, new byte[5]), new Entry(name, type, content))));
            Assert.Equal((0, expected == Result.Ok), (script.Ledger.Out, bench.Used() > 0));
            Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.ClearFormatContent));
        }
    }

    [Fact]
    public void No_name_at_all_is_BADJOLIETNAME_and_half_a_character_is_no_crash()
    {
        using var script = new Script();
        Assert.Equal(Codes.BadJolietName, Add(script, new(script, new Entry(null, 2, new byte[5]))));
        Assert.Contains(Add(script, new(script, new Entry("half\uD83D", 2, new byte[5]))), (int[])[Result.Ok, Codes.BadJolietName]);
        Assert.Equal(0, script.Ledger.Out);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(1, 2)]
    public void One_name_twice_in_a_storage_is_FILEEXISTS_unless_both_are_folders(uint first, uint second)
    {
        using var script = new Script();
        object ContentOf(uint type) => type == 1 ? new ScriptedStorage(script) : new byte[5];
        Assert.Equal(Codes.FileExists, Add(script, new(script, new Entry("same", first, ContentOf(first)), new Entry("same", second, ContentOf(second)))));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("same", 1, ContentOf(1)), new Entry("same", 1, ContentOf(1)))));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(4u)]
    [InlineData(uint.MaxValue)]
    public void An_element_that_is_neither_storage_nor_stream_is_E_INVALIDARG(uint type)
    {
        using var script = new Script();
        Assert.Equal(Codes.InvalidArgument, Add(script, new(script, new Entry("good.txt", 2, new byte[5]), new Entry("odd", type, null))));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Theory]
    [InlineData(0x8000_0000_0000_0000, Codes.InvalidArgument)]
    [InlineData(ulong.MaxValue, Codes.InvalidArgument)]
    [InlineData(0x7FFF_FFFF_FFFF_FFFF, Codes.DiscFull)]
    [InlineData(0x7FFF_FFFF_FFFF_F000, Codes.DiscFull)]
    [InlineData(1UL << 40, Codes.DiscFull)]
    public void A_stream_longer_than_any_disc_is_refused_before_it_is_opened(ulong size, int expected)
    {
        using var script = new Script();
        Assert.Equal(expected, Add(script, new(script, new Entry("huge", 2, new byte[5], size), new Entry("huge too", 2, new byte[5], size))));
        Assert.DoesNotContain("OpenStream", script.Calls);
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Fact]
    public void The_size_of_a_storage_says_nothing()
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("folder", 1, new ScriptedStorage(script), ulong.MaxValue))));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(6)]
    public void A_stream_that_is_not_as_long_as_was_said_fails_the_call(int said)
    {
        using var script = new Script();
        Assert.Equal(Codes.Generic, Add(script, new(script, new Entry("a.txt", 2, new byte[5], (ulong)said))));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Fact]
    public void A_stream_that_gives_one_byte_at_a_time_is_read_whole()
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("slow.txt", 2, new byte[3000]) { MostAtOnce = 1 })));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(["/slow.txt"], RecordedDisc.Paths(bench.Drives));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(0x7FFF_FFFF_FFFF_FFFFUL)]
    [InlineData(1UL)]
    public void A_time_beyond_the_calendar_is_no_time(ulong time)
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("a.txt", 2, new byte[5]) { Time = time }, new Entry("b", 1, new ScriptedStorage(script)) { Time = time })));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
    }

    [Fact]
    public void An_enumerator_that_gives_a_name_and_says_none_was_fetched_is_believed_in_the_name()
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("a.txt", 2, new byte[5]) { Fetched = 0 }, new Entry("b.txt", 2, new byte[5]) { Fetched = 7 })));
        Assert.NotEqual(0, bench.Used());
    }

    [Fact]
    public void An_enumerator_that_says_S_FALSE_with_its_last_element_has_given_it()
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry("a.txt", 2, new byte[5]), new Entry("last.txt", 2, new byte[5]) { Answer = Result.False })));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
        Assert.Equal(["/a.txt", "/last.txt"], RecordedDisc.Paths(bench.Drives));
    }

    [Fact]
    public void An_enumerator_that_succeeds_with_nothing_has_ended()
    {
        using var script = new Script();
        Assert.Equal(Result.Ok, Add(script, new(script, new Entry(null, 0, null) { Fetched = 0 }, new Entry("never", 9, null))));
        Assert.Equal((1, 0), (script.Calls.Count(call => call == "Next"), script.Ledger.Out));
    }

    [Fact]
    public void A_storage_that_holds_itself_is_E_INVALIDARG_in_the_end()
    {
        using var script = new Script();
        Assert.Equal(Codes.InvalidArgument, Add(script, new(script, new Entry("a", 1, "itself"), new Entry("b", 1, "itself"))));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Fact]
    public void An_enumerator_that_never_ends_is_E_INVALIDARG_in_the_end()
    {
        using var script = new Script { IsQuiet = true };
        Assert.Equal(Codes.InvalidArgument, Add(script, new(script, Enumerable.Range(0, int.MaxValue).Select(i => new Entry($"{i}", 2, Array.Empty<byte>())))));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Fact]
    public void What_gives_nothing_or_another_kind_of_object_is_refused_and_gets_it_back()
    {
        using var script = new Script();
        Assert.Equal(Codes.Pointer, Add(script, new(script) { Instead = _ => 0 }));
        Assert.Equal(Codes.NoInterface, Add(script, new(script) { Instead = ledger => (nint)ledger.Give<IStorage>(new ScriptedStorage(script)) }));
        Assert.Equal(Codes.Pointer, Add(script, new(script, new Entry("nothing", 2, null, 5))));
        Assert.Equal(Codes.Pointer, Add(script, new(script, new Entry("nothing", 1, null))));
        Assert.Equal(Codes.NoInterface, joliet.Call(JolietSlots.AddData, script.Ledger.Show<IEnumSTATSTG>(new ScriptedWalk(script, [])), 0));
        Assert.Equal((0, 0), (script.Ledger.Out, bench.Used()));
    }

    [Fact]
    public void A_storage_that_calls_back_is_answered_and_does_no_harm()
    {
        using var script = new Script();
        var answers = new List<int>();
        script.During = call =>
        {
            if (call != "Next" || answers.Count > 0)
                return;
            answers.Add(bench.Master.Call(MasterSlots.Close));
            answers.Add(bench.Master.Call(MasterSlots.ClearFormatContent));
            answers.Add(bench.Master.Call(MasterSlots.RecordDisc, (byte)0, (byte)0));
            answers.Add(joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(new ScriptedStorage(script)), 0));
            bench.Master.Ask(MasterSlots.EnumDiscRecorders).Dispose();
        };
        Assert.Equal(Result.Ok, Add(script, Tree(script)));
        Assert.Equal(Enumerable.Repeat(Codes.StillInUse, 4), answers);
    }

    [Fact]
    public void What_is_wrong_with_the_state_comes_before_what_is_wrong_with_the_storage()
    {
        using var script = new Script();
        var storage = script.Ledger.Show<IStorage>(new ScriptedStorage(script, new Entry("", 0, null)));
        using (bench.Choose(MasterBench.Redbook))
            Assert.Equal(Codes.WrongFormat, joliet.Call(JolietSlots.AddData, storage, 0));
        Assert.Equal(Result.Ok, bench.Master.Call(MasterSlots.Close));
        Assert.Equal(Codes.NotOpened, joliet.Call(JolietSlots.AddData, storage, 0));
        Assert.Equal((0, 0), (script.Calls.Count, script.Ledger.Out));
    }

    public void Dispose()
    {
        joliet.Dispose();
        bench.Dispose();
    }

    private static ScriptedStorage Tree(Script script) => new(script,
        new Entry("a.txt", 2, "Hello"u8.ToArray()),
        new Entry("folder", 1, new ScriptedStorage(script, new Entry("b.txt", 2, new byte[5000]))));

    private int Add(Script script, ScriptedStorage storage) => joliet.Call(JolietSlots.AddData, script.Ledger.Show<IStorage>(storage), 0);
}
