using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>How a program uses a set of properties through its vtable.</summary>
internal static unsafe class PropertyClient
{
    /// <summary>What the enumerator tells, each name freed as the client must.</summary>
    public static List<(string? Name, uint Id, ushort Type)> Heads(this VtableClient storage)
    {
        using var walk = storage.Ask(PropertySlots.Enum);
        var found = new List<(string?, uint, ushort)>();
        StatPropStg head;
        uint fetched;
        while (walk.Call(WalkSlots.Next, 1, &head, &fetched) == Result.Ok)
            found.Add((VtableClient.TakeTaskText(head.Name), head.Id, head.Type));
        return found;
    }

    public static (int Result, PropVariant Value) Read(this VtableClient storage, string name)
    {
        fixed (char* text = name)
        {
            var (which, value) = (new PropSpec { Value = (nuint)text }, new PropVariant { Type = 99 });
            return (storage.Call(PropertySlots.ReadMultiple, 1, &which, &value), value);
        }
    }

    public static (int Result, PropVariant Value) Read(this VtableClient storage, uint id)
    {
        var (which, value) = (new PropSpec { Kind = 1, Value = id }, new PropVariant { Type = 99 });
        return (storage.Call(PropertySlots.ReadMultiple, 1, &which, &value), value);
    }

    public static int Write(this VtableClient storage, string name, PropVariant value, uint firstId = 2)
    {
        fixed (char* text = name)
        {
            var which = new PropSpec { Value = (nuint)text };
            return storage.Call(PropertySlots.WriteMultiple, 1, &which, &value, firstId);
        }
    }

    public static int Write(this VtableClient storage, uint id, PropVariant value)
    {
        var which = new PropSpec { Kind = 1, Value = id };
        return storage.Call(PropertySlots.WriteMultiple, 1, &which, &value, 2);
    }

    public static PropVariant Number(int number) => new() { Type = 3, Value = (uint)number };

    /// <summary>A text whose BSTR is the client's.</summary>
    public static int WriteText(this VtableClient storage, string name, string text)
    {
        var bstr = Marshal.StringToBSTR(text);
        var result = storage.Write(name, new() { Type = 8, Value = (nuint)bstr });
        Marshal.FreeBSTR(bstr);
        return result;
    }

    public static string? ReadText(this VtableClient storage, string name)
    {
        var (result, value) = storage.Read(name);
        Assert.Equal((Result.Ok, 8), (result, value.Type));
        return VtableClient.TakeBstr((char*)value.Value);
    }
}
