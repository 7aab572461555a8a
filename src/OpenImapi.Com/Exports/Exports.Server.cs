using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>
/// The functions of the native library, by the names and with the results that COM gives them. Nothing is thrown through them, and every
/// pointer may be null.
/// </summary>
internal static unsafe partial class Exports
{
    [UnmanagedCallersOnly(EntryPoint = nameof(DllGetClassObject))]
    public static int DllGetClassObject(Guid* classId, Guid* interfaceId, void** factory) => ClassObject(classId, interfaceId, factory);

    /// <summary>A library in which .NET lives stays where it is until the process ends.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(DllCanUnloadNow))]
    public static int DllCanUnloadNow() => Result.False;

    private static int ClassObject(Guid* classId, Guid* interfaceId, void** factory)
    {
        if (factory is null)
            return Result.Pointer;
        *factory = null;
        if (classId is null || interfaceId is null)
            return Result.InvalidArgument;
        if (*classId != ClassIds.DiscMaster)
            return Result.ClassNotAvailable;
        return Handing.Answer(() =>
        {
            var made = (nint)Handing.Reference<IClassFactory>(new DiscMasterFactory(new()));
            try
            {
                return Marshal.QueryInterface(made, in *interfaceId, out *(nint*)factory);
            }
            finally
            {
                Marshal.Release(made);
            }
        });
    }
}
