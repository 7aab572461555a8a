using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>A client that knows an object only by its vtable, as a program in C does. It owns one reference.</summary>
internal sealed unsafe class VtableClient(void* reference) : IDisposable
{
    private void* face = reference;

    public static VtableClient Of<T>(T value)
        where T : class => new(Handing.Reference(value));

    /// <summary>Calls a slot whose parameters are pointers.</summary>
    public int Call(int slot, void* first) => ((delegate* unmanaged[MemberFunction]<void*, void*, int>)At(slot))(face, first);

    /// <summary>Calls a slot whose parameters are a count and a pointer.</summary>
    public int Call(int slot, uint count, void* first) => ((delegate* unmanaged[MemberFunction]<void*, uint, void*, int>)At(slot))(face, count, first);

    public int Call(int slot, uint count, void* first, void* second) =>
        ((delegate* unmanaged[MemberFunction]<void*, uint, void*, void*, int>)At(slot))(face, count, first, second);

    public int Call(int slot, uint count, void* first, void* second, uint last) =>
        ((delegate* unmanaged[MemberFunction]<void*, uint, void*, void*, uint, int>)At(slot))(face, count, first, second, last);

    public int Call(int slot, void* first, uint count, void* second) =>
        ((delegate* unmanaged[MemberFunction]<void*, void*, uint, void*, int>)At(slot))(face, first, count, second);

    public int Call(int slot, void* first, void* second) => ((delegate* unmanaged[MemberFunction]<void*, void*, void*, int>)At(slot))(face, first, second);

    public int Call(int slot, void* first, void* second, void* third) =>
        ((delegate* unmanaged[MemberFunction]<void*, void*, void*, void*, int>)At(slot))(face, first, second, third);

    public int Call(int slot, void* first, void* second, void* third, void* fourth, void* fifth) =>
        ((delegate* unmanaged[MemberFunction]<void*, void*, void*, void*, void*, void*, int>)At(slot))(face, first, second, third, fourth, fifth);

    /// <summary>Calls a slot whose parameter is a boolean of one byte.</summary>
    public int Call(int slot, byte flag) => ((delegate* unmanaged[MemberFunction]<void*, byte, int>)At(slot))(face, flag);

    /// <summary>Calls a slot whose parameters are a pointer and a long.</summary>
    public int Call(int slot, void* first, int number) => ((delegate* unmanaged[MemberFunction]<void*, void*, int, int>)At(slot))(face, first, number);

    /// <summary>Calls a slot whose parameters are two booleans of one byte.</summary>
    public int Call(int slot, byte first, byte second) => ((delegate* unmanaged[MemberFunction]<void*, byte, byte, int>)At(slot))(face, first, second);

    /// <summary>Calls a slot with two words of the machine, of which the called may take less.</summary>
    public int Call(int slot, nuint first, nuint second) => ((delegate* unmanaged[MemberFunction]<void*, nuint, nuint, int>)At(slot))(face, first, second);

    /// <summary>Calls a slot whose parameter is as wide as a pointer.</summary>
    public int Call(int slot, nuint number) => ((delegate* unmanaged[MemberFunction]<void*, nuint, int>)At(slot))(face, number);

    public int Call(int slot, uint number) => ((delegate* unmanaged[MemberFunction]<void*, uint, int>)At(slot))(face, number);

    public int Call(int slot) => ((delegate* unmanaged[MemberFunction]<void*, int>)At(slot))(face);

    /// <summary>The object that a slot gives out.</summary>
    public VtableClient Ask(int slot)
    {
        void* given = (void*)1;
        Assert.Equal(Result.Ok, Call(slot, &given));
        return new(given);
    }

    /// <summary>The interface itself, to be handed to another call.</summary>
    public void* Face => face;

    /// <summary>A text of SysAllocString, freed as the client must.</summary>
    public static string? TakeBstr(char* text)
    {
        var taken = text is null ? null : Marshal.PtrToStringBSTR((nint)text);
        Marshal.FreeBSTR((nint)text);
        return taken;
    }

    /// <summary>The text of a client's CoTaskMem, freed as the client must.</summary>
    public static string? TakeTaskText(char* text)
    {
        var taken = Marshal.PtrToStringUni((nint)text);
        Marshal.FreeCoTaskMem((nint)text);
        return taken;
    }

    /// <summary>Gives the reference back, once.</summary>
    public void Dispose()
    {
        if (face is not null)
            Marshal.Release((nint)face);
        face = null;
    }

    /// <summary>The code of a slot.</summary>
    public void* Slot(int slot) => At(slot);

    private void* At(int slot) => (*(void***)face)[slot];
}
