using OpenImapi.Virtual;

namespace OpenImapi.Com.Tests;

/// <summary>
/// A recorder through its vtable (imapi.h: GetRecorderGUID 4, GetRecorderType 5, GetDisplayNames 6, GetBasePnPID 7, GetPath 8,
/// GetRecorderProperties 9, SetRecorderProperties 10, GetRecorderState 11, OpenExclusive 12, QueryMediaType 13, QueryMediaInfo 14, Eject 15,
/// Erase 16, Close 17).
/// </summary>
public sealed unsafe class RecorderTests : IDisposable
{
    private const int NotOpened = unchecked((int)0x8004020B);

    private readonly string home = Directory.CreateTempSubdirectory("openimapi-").FullName;

    private readonly DiscMaster master;

    private readonly VtableClient recorder;

    public RecorderTests()
    {
        new VirtualDrives(new(home)).Create("lab", "cd-r80");
        master = new(new() { Home = home, Drives = new VirtualDriveCatalog(new VirtualHome(home)) });
        master.Open();
        var found = Assert.Single(new CallLine().Run(() => master.EnumDiscRecordersAsync()));
        var listed = new EnumDiscRecorders([new DiscRecorderObject(found, new())]);
        using var walk = VtableClient.Of<IEnumDiscRecorders>(listed);
        var elements = stackalloc void*[2] { (void*)1, (void*)1 };
        uint fetched;
        Assert.Equal(Result.False, walk.Call(3, 2, elements, &fetched));
        Assert.Equal((1u, true), (fetched, elements[1] is null));
        recorder = new(elements[0]);
    }

    [Fact]
    public void Its_GUID_has_16_bytes_and_a_buffer_that_is_too_small_is_told_so()
    {
        uint size;
        Assert.Equal(Result.Ok, recorder.Call(4, null, 0, &size));
        Assert.Equal(16u, size);
        var bytes = stackalloc byte[16];
        Assert.Equal(Result.Ok, recorder.Call(4, bytes, 16, &size));
        Assert.NotEqual(Guid.Empty, *(Guid*)bytes);
        Assert.Equal(0x00040201, recorder.Call(4, bytes, 8, &size));
        Assert.Equal(Result.Pointer, recorder.Call(4, null, 16, &size));
        Assert.Equal(Result.Pointer, recorder.Call(4, bytes, 16, null));
    }

    [Fact]
    public void Its_names_are_BSTRs_and_each_pointer_may_be_null()
    {
        char* vendor, product, revision, id, path;
        Assert.Equal(Result.Ok, recorder.Call(6, &vendor, &product, &revision));
        Assert.Equal(Result.Ok, recorder.Call(7, &id));
        Assert.Equal(Result.Ok, recorder.Call(8, &path));
        var names = VtableClient.TakeBstr(vendor) + VtableClient.TakeBstr(product) + VtableClient.TakeBstr(revision);
        Assert.NotEmpty(names);
        Assert.Equal(names, VtableClient.TakeBstr(id));
        Assert.NotEmpty(VtableClient.TakeBstr(path)!);
        Assert.Equal(Result.Ok, recorder.Call(6, null, &product, null));
        Assert.NotEmpty(VtableClient.TakeBstr(product)!);
        Assert.Equal(Result.Ok, recorder.Call(6, null, null, null));
        Assert.Equal(Result.Pointer, recorder.Call(7, null));
    }

    [Fact]
    public void Media_are_asked_for_between_OpenExclusive_and_Close_only()
    {
        int type = 9, flags = 9;
        Assert.Equal((NotOpened, 0, 0), (recorder.Call(13, &type, &flags), type, flags));
        Assert.Equal(NotOpened, recorder.Call(15));
        Assert.Equal(NotOpened, recorder.Call(17));
        Assert.Equal((Result.Ok, 0u), State());

        Assert.Equal(Result.Ok, recorder.Call(12));
        Assert.Equal((Result.Ok, 1u), State());
        Assert.Equal(unchecked((int)0x80040212), recorder.Call(12));
        Assert.Equal((Result.Ok, 5, 1 | 4), (recorder.Call(13, &type, &flags), type, flags));
        byte sessions = 9, last = 9;
        uint start = 9, next = 9, free = 9;
        Assert.Equal(Result.Ok, recorder.Call(14, &sessions, &last, &start, &next, &free));
        Assert.Equal((0, 0, 0u, 0u), (sessions, last, start, next));
        Assert.InRange(free, 359_000u, 361_000u);
        Assert.Equal(Result.Pointer, recorder.Call(14, &sessions, &last, null, &next, &free));
        Assert.Equal(Result.Ok, recorder.Call(17));
        Assert.Equal((Result.Ok, 0u), State());
    }

    [Fact]
    public void A_CD_R_is_not_erased_and_an_ejected_one_is_no_medium()
    {
        Assert.Equal(Result.Ok, recorder.Call(12));
        Assert.Equal(unchecked((int)0x80040210), recorder.Call(16, (byte)0));
        Assert.Equal(Result.Ok, recorder.Call(15));
        int type = 9, flags = 9;
        Assert.Equal((Result.Ok, 0, 0), (recorder.Call(13, &type, &flags), type, flags));
        Assert.Equal(Result.Ok, recorder.Call(17));
    }

    [Fact]
    public void Properties_are_read_changed_set_and_read_back()
    {
        using (var properties = recorder.Ask(9))
        {
            Write(properties, "AudioGapSize", 75);
            Write(properties, "Unknown", 1);
            Assert.Equal(0x00040200, recorder.Call(10, properties.Face));
        }

        Assert.Equal(75, Read("AudioGapSize"));
        Assert.Equal(Result.Pointer, recorder.Call(10, null));
    }

    [Fact]
    public void A_set_of_another_party_is_taken_too()
    {
        var foreign = new System.Runtime.InteropServices.Marshalling.StrategyBasedComWrappers();
        var given = foreign.GetOrCreateComInterfaceForObject(new PropertyStorage(new() { ["AudioGapSize"] = 100 }), System.Runtime.InteropServices.CreateComInterfaceFlags.None);
        using var properties = new VtableClient((void*)given);
        Assert.Equal(Result.Ok, recorder.Call(10, properties.Face));
        Assert.Equal(100, Read("AudioGapSize"));
    }

    [Fact]
    public void A_value_out_of_range_is_E_INVALIDARG_and_changes_nothing()
    {
        using var properties = recorder.Ask(9);
        Write(properties, "AudioGapSize", 226);
        Assert.Equal(Result.InvalidArgument, recorder.Call(10, properties.Face));
        Assert.Equal(150, Read("AudioGapSize"));
    }

    [Fact]
    public void What_the_drive_is_does_not_depend_on_its_disc()
    {
        int type;
        Assert.Equal(Result.Ok, recorder.Call(5, &type));
        Assert.Equal(2, type);
        Assert.Equal(Result.Pointer, recorder.Call(5, null));
        Assert.Equal(Result.Pointer, recorder.Call(11, null));
    }

    public void Dispose()
    {
        recorder.Dispose();
        new CallLine().Run(master.DisposeAsync);
        Directory.Delete(home, recursive: true);
    }

    private (int Result, uint State) State()
    {
        var state = 9u;
        return (recorder.Call(11, &state), state);
    }

    private int Read(string name)
    {
        using var properties = recorder.Ask(9);
        fixed (char* text = name)
        {
            var (which, value) = (new PropSpec { Value = (nuint)text }, new PropVariant());
            Assert.Equal(Result.Ok, properties.Call(3, 1, &which, &value));
            Assert.Equal(3, value.Type);
            return (int)value.Value;
        }
    }

    private static void Write(VtableClient properties, string name, int number)
    {
        fixed (char* text = name)
        {
            var (which, value) = (new PropSpec { Value = (nuint)text }, new PropVariant { Type = 3, Value = (uint)number });
            Assert.Equal(Result.Ok, properties.Call(4, 1, &which, &value, 2));
        }
    }
}
