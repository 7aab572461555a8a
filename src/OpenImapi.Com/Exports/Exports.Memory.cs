using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>The memory that programs and objects hand to each other, where the system has no functions for it. What does not fit answers null.</summary>
internal static unsafe partial class Exports
{
    [UnmanagedCallersOnly(EntryPoint = nameof(SysAllocString))]
    public static char* SysAllocString(char* text) =>
        text is null ? null : NewText(text, (uint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).Length);

    /// <summary>Without a text to copy, room for as many characters; they are zero.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(SysAllocStringLen))]
    public static char* SysAllocStringLen(char* text, uint length) => NewText(text, length);

    [UnmanagedCallersOnly(EntryPoint = nameof(SysFreeString))]
    public static void SysFreeString(char* text) => Marshal.FreeBSTR((nint)text);

    /// <summary>The length stands in the four bytes before the text, in bytes.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(SysStringLen))]
    public static uint SysStringLen(char* text) => text is null ? 0 : ((uint*)text)[-1] / sizeof(char);

    [UnmanagedCallersOnly(EntryPoint = nameof(CoTaskMemAlloc))]
    public static void* CoTaskMemAlloc(nuint size) => Resized(null, size);

    [UnmanagedCallersOnly(EntryPoint = nameof(CoTaskMemRealloc))]
    public static void* CoTaskMemRealloc(void* memory, nuint size)
    {
        if (memory is null || size > 0)
            return Resized(memory, size);
        Marshal.FreeCoTaskMem((nint)memory);
        return null;
    }

    [UnmanagedCallersOnly(EntryPoint = nameof(CoTaskMemFree))]
    public static void CoTaskMemFree(void* memory) => Marshal.FreeCoTaskMem((nint)memory);

    /// <summary>Frees what a value of a property set holds, and makes it VT_EMPTY.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(PropVariantClear))]
    public static int PropVariantClear(PropVariant* value)
    {
        if (value is not null)
            Variants.Clear(ref *value);
        return Result.Ok;
    }

    private static char* NewText(char* text, uint length)
    {
        try
        {
            return Handing.Bstr(text is null ? new string('\0', checked((int)length)) : new string(text, 0, checked((int)length)));
        }
        catch (Exception fault) when (fault is OutOfMemoryException or OverflowException)
        {
            return null;
        }
    }

    private static void* Resized(void* memory, nuint size)
    {
        try
        {
            return (void*)Marshal.ReAllocCoTaskMem((nint)memory, checked((int)size));
        }
        catch (Exception fault) when (fault is OutOfMemoryException or OverflowException)
        {
            return null;
        }
    }
}
