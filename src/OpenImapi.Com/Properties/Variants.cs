using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>Values of properties as PROPVARIANT, and back.</summary>
internal static unsafe class Variants
{
    private const ushort Empty = 0, Null = 1, Int16 = 2, Int32 = 3, Bstr = 8, Boolean = 11, Unknown = 13, Int8 = 16, UInt8 = 17, UInt16 = 18, UInt32 = 19, Int = 22, UInt = 23,
        WideText = 31, Stream = 66;

    /// <summary>Types that properties do not have, but whose values must be freed when a client's own set gives one.</summary>
    private const ushort Dispatch = 9, Text = 30, Blob = 65, Storage = 67, StreamedObject = 68, StoredObject = 69, BlobObject = 70, ClipboardData = 71, ClassId = 72,
        VersionedStream = 73;

    /// <summary>The VARTYPE under which a property is read.</summary>
    public static ushort TypeOf(Property property) => property.Value switch
    {
        short => Int16,
        sbyte => Int8,
        ushort => UInt16,
        uint => UInt32,
        _ => (ushort)property.Type,
    };

    /// <summary>A value that the client owns and frees; VT_EMPTY where nothing is set.</summary>
    public static PropVariant Of(Property property) => property.Value is { } value
        ? new() { Type = TypeOf(property), Value = ValueOf(value) }
        : default;

    /// <summary>Copies a value that the client keeps.</summary>
    /// <exception cref="ArgumentException">Its type is none that properties have.</exception>
    public static object? Read(in PropVariant value) => value.Type switch
    {
        Empty or Null => null,
        Int8 => (sbyte)value.Value,
        Int16 => (short)value.Value,
        Int32 or Int => (int)value.Value,
        UInt8 => (byte)value.Value,
        UInt16 => (ushort)value.Value,
        UInt32 or UInt => (uint)value.Value,
        Boolean => (short)value.Value != 0,
        Bstr => value.Value == 0 ? "" : Marshal.PtrToStringBSTR((nint)value.Value),
        WideText => Marshal.PtrToStringUni((nint)value.Value) ?? throw new ArgumentNullException(nameof(value)),
        Unknown or Stream => value.Value == 0 ? null : ClientStream.Of((void*)value.Value),
        _ => throw new ArgumentException($"A property cannot be of the type {value.Type}.", nameof(value)),
    };

    /// <summary>Gives back what a value holds. Arrays stay with whoever made them: how theirs are freed is not known here.</summary>
    public static void Clear(ref PropVariant value)
    {
        switch (value.Type)
        {
            case Bstr:
                Marshal.FreeBSTR((nint)value.Value);
                break;
            case Text or WideText or ClassId or ClipboardData:
                Marshal.FreeCoTaskMem((nint)value.Value);
                break;
            case Blob or BlobObject:
                Marshal.FreeCoTaskMem((nint)value.Second);
                break;
            case Unknown or Dispatch or Stream or Storage or StreamedObject or StoredObject or VersionedStream when value.Value != 0:
                Marshal.Release((nint)value.Value);
                break;
        }

        value = default;
    }

    /// <summary>Gives back what a value that was read holds.</summary>
    public static void LetGo(object? value) => (value as ClientStream)?.Dispose();

    private static nuint ValueOf(object value) => value switch
    {
        int number => (uint)number,
        short number => (ushort)number,
        sbyte number => (byte)number,
        byte number => number,
        ushort number => number,
        uint number => number,
        bool flag => flag ? (ushort)0xFFFF : 0u,
        string text => (nuint)Handing.Bstr(text),
        ClientStream stream => (nuint)stream.Reference(),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} has no form in COM."),
    };
}
