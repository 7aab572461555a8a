using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenImapi.Com.Tests;

/// <summary>What a sink heard: the method, its parameters, and on which thread.</summary>
internal readonly record struct Heard(string Event, int First, int Second, int Thread);

/// <summary>
/// A sink as a program in C makes it: memory with a vtable, and a count of its own. Once it is freed, whoever still calls it is found out.
/// </summary>
internal sealed unsafe class NativeSink : IDisposable
{
    private static readonly Guid Unknown = Guid.Parse("00000000-0000-0000-C000-000000000046");

    private static readonly Guid Events = Guid.Parse("EC9E51C1-4E5D-11D3-9144-00104BA11C5E");

    private static readonly void** Vtable = MakeVtable();

    private readonly Memory* memory = (Memory*)NativeMemory.Alloc((nuint)sizeof(Memory));
    private readonly GCHandle own;
    private readonly Lock gate = new();
    private readonly List<Heard> heard = [];
    private readonly List<string> late = [];
    private bool isFreed;

    public NativeSink()
    {
        own = GCHandle.Alloc(this);
        *memory = new() { Slots = Vtable, Own = GCHandle.ToIntPtr(own), Count = 1 };
    }

    /// <summary>What the sink does when it is called, and what it answers.</summary>
    public Func<Heard, int> Answer { get; set; } = _ => 0;

    /// <summary>What QueryCancel writes, in four bytes; nothing where it writes nothing.</summary>
    public uint? Cancel { get; set; }

    public void* Reference => memory;

    /// <summary>References that are held, the client's own included.</summary>
    public int Count => memory->Count;

    /// <summary>All that was heard.</summary>
    public IReadOnlyList<Heard> All
    {
        get
        {
            lock (gate)
                return [.. heard];
        }
    }

    /// <summary>Whatever was called after the client had freed the sink, Release included.</summary>
    public IReadOnlyList<string> Late
    {
        get
        {
            lock (gate)
                return [.. late];
        }
    }

    public IEnumerable<string> Names => All.Select(each => each.Event);

    /// <summary>The client's memory is its own again.</summary>
    public void Free()
    {
        lock (gate)
            isFreed = true;
    }

    public void Dispose()
    {
        NativeMemory.Free(memory);
        own.Free();
    }

    private int Hear(string name, int first = 0, int second = 0)
    {
        var said = new Heard(name, first, second, Environment.CurrentManagedThreadId);
        if (!Note(said))
            return Codes.Fail;
        try
        {
            return Answer(said);
        }
        catch (Exception fault)
        {
            return fault.HResult;
        }
    }

    private bool Note(Heard said)
    {
        lock (gate)
        {
            if (isFreed)
                late.Add(said.Event);
            else if (said.Event is not ("QueryInterface" or "AddRef" or "Release"))
                heard.Add(said);
            return !isFreed;
        }
    }

    private static NativeSink Of(Memory* self) => (NativeSink)GCHandle.FromIntPtr(self->Own).Target!;

    private static void** MakeVtable()
    {
        var slots = (void**)RuntimeHelpers.AllocateTypeAssociatedMemory(typeof(NativeSink), 12 * sizeof(void*));
        slots[0] = (delegate* unmanaged[MemberFunction]<Memory*, Guid*, void**, int>)&QueryInterface;
        slots[1] = (delegate* unmanaged[MemberFunction]<Memory*, uint>)&AddRef;
        slots[2] = (delegate* unmanaged[MemberFunction]<Memory*, uint>)&Release;
        slots[3] = (delegate* unmanaged[MemberFunction]<Memory*, byte*, int>)&QueryCancel;
        slots[4] = (delegate* unmanaged[MemberFunction]<Memory*, int>)&NotifyPnPActivity;
        slots[5] = (delegate* unmanaged[MemberFunction]<Memory*, int, int, int>)&NotifyAddProgress;
        slots[6] = (delegate* unmanaged[MemberFunction]<Memory*, int, int, int>)&NotifyBlockProgress;
        slots[7] = (delegate* unmanaged[MemberFunction]<Memory*, int, int, int>)&NotifyTrackProgress;
        slots[8] = (delegate* unmanaged[MemberFunction]<Memory*, int, int>)&NotifyPreparingBurn;
        slots[9] = (delegate* unmanaged[MemberFunction]<Memory*, int, int>)&NotifyClosingDisc;
        slots[10] = (delegate* unmanaged[MemberFunction]<Memory*, int, int>)&NotifyBurnComplete;
        slots[11] = (delegate* unmanaged[MemberFunction]<Memory*, int, int>)&NotifyEraseComplete;
        return slots;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int QueryInterface(Memory* self, Guid* iid, void** face)
    {
        *face = null;
        if (!Of(self).Note(new("QueryInterface", 0, 0, 0)) || *iid != Unknown && *iid != Events)
            return Codes.NoInterface;
        *face = self;
        Interlocked.Increment(ref self->Count);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static uint AddRef(Memory* self) => Of(self).Note(new("AddRef", 0, 0, 0)) ? (uint)Interlocked.Increment(ref self->Count) : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static uint Release(Memory* self) => Of(self).Note(new("Release", 0, 0, 0)) ? (uint)Interlocked.Decrement(ref self->Count) : 0;

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int QueryCancel(Memory* self, byte* cancel)
    {
        var sink = Of(self);
        var found = *(int*)cancel;
        if (sink.Cancel is { } bytes)
            *(uint*)cancel = bytes;
        return sink.Hear(nameof(QueryCancel), found);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyPnPActivity(Memory* self) => Of(self).Hear(nameof(NotifyPnPActivity));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyAddProgress(Memory* self, int completed, int total) => Of(self).Hear(nameof(NotifyAddProgress), completed, total);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyBlockProgress(Memory* self, int completed, int total) => Of(self).Hear(nameof(NotifyBlockProgress), completed, total);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyTrackProgress(Memory* self, int current, int total) => Of(self).Hear(nameof(NotifyTrackProgress), current, total);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyPreparingBurn(Memory* self, int seconds) => Of(self).Hear(nameof(NotifyPreparingBurn), seconds);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyClosingDisc(Memory* self, int seconds) => Of(self).Hear(nameof(NotifyClosingDisc), seconds);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyBurnComplete(Memory* self, int status) => Of(self).Hear(nameof(NotifyBurnComplete), status);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvMemberFunction)])]
    private static int NotifyEraseComplete(Memory* self, int status) => Of(self).Hear(nameof(NotifyEraseComplete), status);

    private struct Memory
    {
        public void** Slots;
        public nint Own;
        public int Count;
    }
}
