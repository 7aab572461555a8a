using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>What a program calls to come to its first object, where the system has no COM. There are no apartments: any thread may call any object.</summary>
internal static unsafe partial class Exports
{
    private const uint InProcessServer = 0x1, LocalServer = 0x4;

    [UnmanagedCallersOnly(EntryPoint = nameof(CoInitialize))]
    public static int CoInitialize(void* reserved) => reserved is null ? Result.Ok : Result.InvalidArgument;

    /// <summary>Every concurrency model is served; the library keeps nothing of it.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(CoInitializeEx))]
    public static int CoInitializeEx(void* reserved, uint model) => reserved is null ? Result.Ok : Result.InvalidArgument;

    [UnmanagedCallersOnly(EntryPoint = nameof(CoUninitialize))]
    public static void CoUninitialize()
    {
    }

    [UnmanagedCallersOnly(EntryPoint = nameof(CoCreateInstance))]
    public static int CoCreateInstance(Guid* classId, void* outer, uint context, Guid* interfaceId, void** instance) =>
        Instance(classId, outer, context, interfaceId, instance);

    /// <summary>CoCreateInstance under a name of our own, for programs that have another function of that name.</summary>
    [UnmanagedCallersOnly(EntryPoint = nameof(OpenImapiCreateInstance))]
    public static int OpenImapiCreateInstance(Guid* classId, Guid* interfaceId, void** instance) =>
        Instance(classId, null, InProcessServer, interfaceId, instance);

    private static int Instance(Guid* classId, void* outer, uint context, Guid* interfaceId, void** instance)
    {
        if (instance is null)
            return Result.Pointer;
        *instance = null;
        if (classId is null || interfaceId is null)
            return Result.InvalidArgument;
        if ((context & (InProcessServer | LocalServer)) == 0)
            return Result.ClassNotRegistered;
        return *classId == ClassIds.DiscMaster
            ? Handing.Answer(() => new DiscMasterFactory(new()).CreateInstance(outer, interfaceId, instance))
            : Result.ClassNotRegistered;
    }
}
