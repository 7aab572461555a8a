using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// How a class is seen from COM whose objects want to know their last Release: the generated vtables of its interfaces, with QueryInterface and
/// Release our own. The first interface answers for IUnknown too, so no client meets the runtime's own IUnknown, whose Release tells nobody.
/// </summary>
internal static unsafe class ReleasedClass
{
    private const int QuerySlot = 0, ReleaseSlot = 2;

    private static readonly Guid Unknown = new(0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);

    /// <summary>The runtime's own QueryInterface and Release.</summary>
    private static readonly (nint Query, nint Release) Runtime = FindRuntime();

    /// <param name="owner">The class; its vtables live as long as it does.</param>
    /// <param name="interfaces">Its interfaces, each with the number of its slots.</param>
    public static ComWrappers.ComInterfaceEntry* Expose(Type owner, params ReadOnlySpan<(Type Interface, int Slots)> interfaces)
    {
        var entries = (ComWrappers.ComInterfaceEntry*)RuntimeHelpers.AllocateTypeAssociatedMemory(owner, sizeof(ComWrappers.ComInterfaceEntry) * interfaces.Length);
        for (var i = 0; i < interfaces.Length; i++)
        {
            var details = StrategyBasedComWrappers.DefaultIUnknownInterfaceDetailsStrategy.GetIUnknownDerivedDetails(interfaces[i].Interface.TypeHandle)!;
            entries[i].IID = details.Iid;
            entries[i].Vtable = (nint)VtableOf(owner, details, interfaces[i].Slots, &entries->IID);
        }

        return entries;
    }

    /// <summary>The generated vtable with our own slots, and before its first one the identifier of the interface that answers for IUnknown.</summary>
    private static void** VtableOf(Type owner, IIUnknownDerivedDetails details, int slots, Guid* identity)
    {
        var vtable = (void**)RuntimeHelpers.AllocateTypeAssociatedMemory(owner, sizeof(void*) * (slots + 1)) + 1;
        vtable[-1] = identity;
        new Span<nint>(details.ManagedVirtualMethodTable, slots).CopyTo(new(vtable, slots));
        vtable[QuerySlot] = (delegate* unmanaged[MemberFunction]<void***, Guid*, void**, int>)&QueryInterface;
        vtable[ReleaseSlot] = (delegate* unmanaged[MemberFunction]<ComWrappers.ComInterfaceDispatch*, uint>)&Release;
        return vtable;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int QueryInterface(void*** self, Guid* iid, void** face)
    {
        if (face is null)
            return Result.Pointer;
        *face = null;
        if (iid is null)
            return Result.Pointer;
        return ((delegate* unmanaged[MemberFunction]<void*, Guid*, void**, int>)Runtime.Query)(self, *iid == Unknown ? (Guid*)(*self)[-1] : iid, face);
    }

    /// <summary>What goes wrong while an object gives back what it holds has nobody left to be told.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static uint Release(ComWrappers.ComInterfaceDispatch* self)
    {
        var released = ComWrappers.ComInterfaceDispatch.GetInstance<IReleased>(self);
        var left = ((delegate* unmanaged[MemberFunction]<void*, uint>)Runtime.Release)(self);
        if (left == 0)
            Handing.Do(released.OnLastRelease);
        return left;
    }

    private static (nint Query, nint Release) FindRuntime()
    {
        ComWrappers.GetIUnknownImpl(out var query, out _, out var release);
        return (query, release);
    }
}
