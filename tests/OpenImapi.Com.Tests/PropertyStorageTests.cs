using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>
/// Property sets as clients use them (propidl.h: ReadMultiple 3, WriteMultiple 4, DeleteMultiple 5, ReadPropertyNames 6, WritePropertyNames 7,
/// DeletePropertyNames 8, Commit 9, Revert 10, Enum 11, SetTimes 12, SetClass 13, Stat 14).
/// </summary>
public sealed unsafe class PropertyStorageTests : IDisposable
{
    private const ushort I4 = 3, Bstr = 8, Bool = 11, UI1 = 17, UI4 = 19;

    private readonly PropertySet set = new() { ["MaxWriteSpeed"] = 48, ["WriteSpeed"] = -1, ["VolumeName"] = "DISC", ["Place"] = true, ["Kind"] = (byte)2 };

    private readonly VtableClient storage;

    public PropertyStorageTests() => storage = VtableClient.Of<IPropertyStorage>(new PropertyStorage(set));

    [Fact]
    public void Values_are_read_by_name_without_case_and_by_the_number_that_the_enumerator_gave()
    {
        Assert.Equal((Result.Ok, I4, -1), ReadNumber("writespeed"));
        var property = Enumerate().Single(each => each.Name == "WriteSpeed");
        Assert.Equal((3u, I4), (property.Id, property.Type));
        var (which, value) = (new PropSpec { Kind = 1, Value = property.Id }, new PropVariant());
        Assert.Equal(Result.Ok, storage.Call(3, 1, &which, &value));
        Assert.Equal((I4, -1), (value.Type, (int)value.Value));
    }

    [Fact]
    public void Every_kind_of_value_has_its_own_type()
    {
        Assert.Equal([("MaxWriteSpeed", 2u, I4), ("WriteSpeed", 3u, I4), ("VolumeName", 4u, Bstr), ("Place", 5u, Bool), ("Kind", 6u, UI1)], Enumerate());
        Assert.Equal((Result.Ok, Bool, 0xFFFF), ReadNumber("Place"));
        Assert.Equal((Result.Ok, UI1, 2), ReadNumber("Kind"));
    }

    [Fact]
    public void A_text_is_a_BSTR_that_the_client_frees()
    {
        fixed (char* name = "VolumeName")
        {
            var (which, value) = (new PropSpec { Value = (nuint)name }, new PropVariant());
            Assert.Equal(Result.Ok, storage.Call(3, 1, &which, &value));
            Assert.Equal(Bstr, value.Type);
            Assert.Equal(8u, ((uint*)value.Value)[-1]);
            Assert.Equal("DISC", Marshal.PtrToStringBSTR((nint)value.Value));
            Marshal.FreeBSTR((nint)value.Value);
        }
    }

    [Fact]
    public void What_is_not_there_is_VT_EMPTY_and_S_FALSE_when_nothing_is_there()
    {
        fixed (char* here = "WriteSpeed", nowhere = "Nowhere")
        {
            var wanted = stackalloc PropSpec[2] { new() { Value = (nuint)nowhere }, new() { Value = (nuint)here } };
            var values = stackalloc PropVariant[2] { new() { Type = 99 }, new() { Type = 99 } };
            Assert.Equal(Result.Ok, storage.Call(3, 2, wanted, values));
            Assert.Equal((0, I4), (values[0].Type, values[1].Type));
            Assert.Equal(Result.False, storage.Call(3, 1, wanted, values));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_new_name_is_taken_with_any_first_number(uint firstId)
    {
        Assert.Equal(Result.Ok, Write("WriteSpeed", new() { Type = I4, Value = 16 }, firstId));
        Assert.Equal(Result.Ok, Write("Fresh", new() { Type = UI4, Value = 4_000_000_000 }, firstId));
        Assert.Equal(16, set["WriteSpeed"]);
        Assert.Equal(4_000_000_000, set["Fresh"]);
        Assert.Equal(Math.Max(firstId, 7), Enumerate().Single(each => each.Name == "Fresh").Id);
        Assert.Equal((Result.Ok, UI4, unchecked((int)4_000_000_000)), ReadNumber("Fresh"));
    }

    [Fact]
    public void A_number_that_nobody_has_is_a_property_without_a_name()
    {
        var (which, value) = (new PropSpec { Kind = 1, Value = 77 }, new PropVariant { Type = I4, Value = 5 });
        Assert.Equal(Result.Ok, storage.Call(4, 1, &which, &value, 2));
        Assert.Contains((null, 77u, I4), Enumerate());
        Assert.Equal(Result.Ok, storage.Call(3, 1, &which, &value));
        Assert.Equal(5u, value.Value);
        Assert.Equal(Result.Ok, storage.Call(5, 1, &which));
        Assert.Equal(Result.False, storage.Call(3, 1, &which, &value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(0x80000000)]
    public void Reserved_numbers_cannot_be_written(uint number)
    {
        var (which, value) = (new PropSpec { Kind = 1, Value = number }, new PropVariant { Type = I4 });
        Assert.Equal(unchecked((int)0x80030057), storage.Call(4, 1, &which, &value, 2));
    }

    [Fact]
    public void One_wrong_value_and_nothing_of_the_call_is_written()
    {
        fixed (char* first = "WriteSpeed", second = "Kind")
        {
            var given = stackalloc PropSpec[2] { new() { Value = (nuint)first }, new() { Value = (nuint)second } };
            var values = stackalloc PropVariant[2] { new() { Type = I4, Value = 8 }, new() { Type = 5 } };
            Assert.Equal(Result.InvalidArgument, storage.Call(4, 2, given, values, 2));
            Assert.Equal(-1, set["WriteSpeed"]);
        }
    }

    [Fact]
    public void Names_are_read_into_task_memory_and_cannot_be_changed()
    {
        var ids = stackalloc uint[2] { 4, 99 };
        var names = stackalloc char*[2] { (char*)1, (char*)1 };
        Assert.Equal(Result.Ok, storage.Call(6, 2, ids, names));
        Assert.Equal("VolumeName", VtableClient.TakeTaskText(names[0]));
        Assert.True(names[1] is null);
        Assert.Equal(Result.False, storage.Call(6, 1, ids + 1, names));
        fixed (char* other = "Other", same = "VOLUMENAME")
        {
            names[0] = other;
            Assert.Equal(unchecked((int)0x80030005), storage.Call(7, 1, ids, names));
            names[0] = same;
            Assert.Equal(Result.Ok, storage.Call(7, 1, ids, names));
        }

        Assert.Equal(unchecked((int)0x80030005), storage.Call(8, 1, ids));
    }

    [Fact]
    public void Null_pointers_are_E_POINTER()
    {
        var which = new PropSpec();
        var value = new PropVariant { Type = 99 };
        Assert.Equal(Result.Pointer, storage.Call(3, 1, &which, &value));
        Assert.Equal(0, value.Type);
        value.Type = 99;
        Assert.Equal(Result.Pointer, storage.Call(3, 1, null, &value));
        Assert.Equal(0, value.Type);
        Assert.Equal(Result.Pointer, storage.Call(3, 1, &which, null));
        Assert.Equal(Result.Pointer, storage.Call(4, 1, &which, &value, 2));
        Assert.Equal(Result.Pointer, storage.Call(4, 1, null, null, 2));
        Assert.Equal(Result.Pointer, storage.Call(5, 1, null));
        Assert.Equal(Result.Pointer, storage.Call(6, 1, null, null));
        var name = (char*)1;
        Assert.Equal((Result.Pointer, true), (storage.Call(6, 1, null, &name), name is null));
        Assert.Equal(Result.Pointer, storage.Call(7, 1, null, null));
        Assert.Equal(Result.Pointer, storage.Call(8, 1, null));
        Assert.Equal(Result.Pointer, storage.Call(11, null));
        Assert.Equal(Result.Pointer, storage.Call(14, null));
    }

    [Fact]
    public void A_set_is_changed_at_once_and_has_no_times_or_class()
    {
        StatPropSetStg status;
        Assert.Equal(Result.Ok, storage.Call(9, 0));
        Assert.Equal(Result.Ok, storage.Call(10));
        Assert.Equal(Result.Ok, storage.Call(14, &status));
        Assert.Equal(unchecked((int)0x80030005), storage.Call(13, null));
    }

    public void Dispose() => storage.Dispose();

    private List<(string? Name, uint Id, ushort Type)> Enumerate()
    {
        using var properties = storage.Ask(11);
        var found = new List<(string?, uint, ushort)>();
        StatPropStg property;
        uint fetched;
        while (properties.Call(3, 1, &property, &fetched) == Result.Ok)
            found.Add((VtableClient.TakeTaskText(property.Name), property.Id, property.Type));
        Assert.Equal((0u, true), (fetched, property.Name is null));
        return found;
    }

    private (int Result, ushort Type, int Value) ReadNumber(string name)
    {
        fixed (char* text = name)
        {
            var (which, value) = (new PropSpec { Value = (nuint)text }, new PropVariant { Type = 99 });
            return (storage.Call(3, 1, &which, &value), value.Type, (int)value.Value);
        }
    }

    private int Write(string name, PropVariant value, uint firstId)
    {
        fixed (char* text = name)
        {
            var which = new PropSpec { Value = (nuint)text };
            return storage.Call(4, 1, &which, &value, firstId);
        }
    }
}
