using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>
/// How a class is seen from COM whose objects want to know their last Release: the generated vtables of its interfaces, with that one slot our
/// own. A last Release through IUnknown's own vtable is not seen; then the finalizer does the work.
/// </summary>
internal static unsafe class ReleasedClass
{
    private const int ReleaseSlot = 2;

    private static readonly delegate* unmanaged[MemberFunction]<void*, uint> SystemRelease = FindRelease();

    /// <param name="owner">The class; its vtables live as long as it does.</param>
    /// <param name="interfaces">Its interfaces, each with the number of its slots.</param>
    public static ComWrappers.ComInterfaceEntry* Expose(Type owner, params ReadOnlySpan<(Type Interface, int Slots)> interfaces)
    {
        var entries = (ComWrappers.ComInterfaceEntry*)RuntimeHelpers.AllocateTypeAssociatedMemory(owner, sizeof(ComWrappers.ComInterfaceEntry) * interfaces.Length);
        for (var i = 0; i < interfaces.Length; i++)
        {
            var details = StrategyBasedComWrappers.DefaultIUnknownInterfaceDetailsStrategy.GetIUnknownDerivedDetails(interfaces[i].Interface.TypeHandle)!;
            var vtable = (void**)RuntimeHelpers.AllocateTypeAssociatedMemory(owner, sizeof(void*) * interfaces[i].Slots);
            new Span<nint>(details.ManagedVirtualMethodTable, interfaces[i].Slots).CopyTo(new(vtable, interfaces[i].Slots));
            vtable[ReleaseSlot] = (delegate* unmanaged[MemberFunction]<ComWrappers.ComInterfaceDispatch*, uint>)&Release;
            entries[i] = new() { IID = details.Iid, Vtable = (nint)vtable };
        }

        return entries;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static uint Release(ComWrappers.ComInterfaceDispatch* self)
    {
        var released = ComWrappers.ComInterfaceDispatch.GetInstance<IReleased>(self);
        var left = SystemRelease(self);
        if (left == 0)
            released.OnLastRelease();
        return left;
    }

    private static delegate* unmanaged[MemberFunction]<void*, uint> FindRelease()
    {
        ComWrappers.GetIUnknownImpl(out _, out _, out var release);
        return (delegate* unmanaged[MemberFunction]<void*, uint>)release;
    }
}
