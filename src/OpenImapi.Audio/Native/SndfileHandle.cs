using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenImapi.Audio;

/// <summary>A file that libsndfile has open, over a stream that can seek: so every name of a file will do.</summary>
internal sealed unsafe class SndfileHandle : SafeHandle
{
    private readonly State state;
    private GCHandle stateHandle;

    /// <summary>Opens a stream, which from then on belongs to the handle. The handle is invalid when it fails.</summary>
    public SndfileHandle(Stream stream, int mode, ref SndfileInfo info)
        : base(0, ownsHandle: true)
    {
        state = new(stream);
        stateHandle = GCHandle.Alloc(state);
        SetHandle(Sndfile.OpenVirtual(Callbacks, mode, ref info, GCHandle.ToIntPtr(stateHandle)));
        if (IsInvalid)
            Release();
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>What the stream threw while the library used it.</summary>
    public Exception? Fault => state.Fault;

    /// <summary>For calls, while this object is held.</summary>
    public nint File => handle;

    protected override bool ReleaseHandle()
    {
        var result = Sndfile.Close(handle);
        Release();
        return result == 0;
    }

    private void Release()
    {
        state.Stream.Dispose();
        if (stateHandle.IsAllocated)
            stateHandle.Free();
    }

    private static readonly SndfileCallbacks Callbacks = new() { Length = &Length, Seek = &Seek, Read = &Read, Write = &Write, Tell = &Tell };

    private sealed class State(Stream stream)
    {
        public Stream Stream { get; } = stream;

        public Exception? Fault { get; set; }
    }

    private static State Of(nint state) => (State)GCHandle.FromIntPtr(state).Target!;

    /// <summary>No exception may pass through the library: it is kept, and the call answers as a failed one does.</summary>
    private static long Guarded<T>(nint place, T argument, long failed, Func<Stream, T, long> act)
    {
        var opened = Of(place);
        try
        {
            return act(opened.Stream, argument);
        }
        catch (Exception e)
        {
            opened.Fault ??= e;
            return failed;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Length(nint state) => Guarded(state, 0, 0, static (stream, _) => stream.Length);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Seek(long offset, int origin, nint state) =>
        Guarded(state, (offset, origin), -1, static (stream, to) => stream.Seek(to.offset, (SeekOrigin)to.origin));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Read(void* bytes, long count, nint state) => Guarded(state, (Place: (nint)bytes, count), 0,
        static (stream, to) => stream.ReadAtLeast(new((void*)to.Place, (int)Math.Min(to.count, int.MaxValue)), (int)to.count, throwOnEndOfStream: false));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Write(void* bytes, long count, nint state) => Guarded(state, (Place: (nint)bytes, count), 0, static (stream, from) =>
    {
        stream.Write(new((void*)from.Place, (int)from.count));
        return from.count;
    });

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static long Tell(nint state) => Guarded(state, 0, -1, static (stream, _) => stream.Position);
}
