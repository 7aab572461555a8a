using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace ComClient;

[GeneratedComInterface, Guid("00000001-0000-0000-C000-000000000046")]
internal partial interface IClassFactory
{
    void CreateInstance(nint outer, in Guid interfaceId, out nint instance);

    void LockServer(int isLocked);
}

/// <summary>MSDiscMasterObj, from the library itself; where Windows has it registered, CoCreateInstance does the same.</summary>
internal static class DiscMasters
{
    private static readonly Guid ClassId = new("520CCA63-51A5-11D3-9144-00104BA11C5E");

    /// <param name="library">The path of libopenimapi.so or openimapi.dll.</param>
    public static unsafe IDiscMaster Create(string library)
    {
        var getClassObject = (delegate* unmanaged<in Guid, in Guid, out nint, int>)NativeLibrary.GetExport(NativeLibrary.Load(library), "DllGetClassObject");
        Marshal.ThrowExceptionForHR(getClassObject(ClassId, typeof(IClassFactory).GUID, out var factory));
        ComPointer.Take<IClassFactory>(factory).CreateInstance(0, typeof(IDiscMaster).GUID, out var master);
        return ComPointer.Take<IDiscMaster>(master);
    }
}

/// <summary>Pointers that a call gave to its caller, who owns a reference.</summary>
internal static unsafe class ComPointer
{
    public static T Take<T>(nint pointer)
        where T : class
    {
        try
        {
            return ComInterfaceMarshaller<T>.ConvertToManaged((void*)pointer)!;
        }
        finally
        {
            Marshal.Release(pointer);
        }
    }
}
