using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A <see cref="DiscRecorder"/> as COM sees it (MSDiscRecorderObj). Outputs are zeroed first; where a call fails they stay so.</summary>
[ComExposedClass<DiscRecorderObject>]
internal sealed unsafe partial class DiscRecorderObject(DiscRecorder recorder, CallLine line) : IDiscRecorder, IComExposedClass, IReleased
{
    private const uint GuidLength = 16;

    private static readonly ComWrappers.ComInterfaceEntry* Faces = ReleasedClass.Expose(typeof(DiscRecorderObject), (typeof(IDiscRecorder), 18));

    /// <summary>The recorder that this object stands for.</summary>
    public DiscRecorder Recorder => recorder;

    public static ComWrappers.ComInterfaceEntry* GetComInterfaceEntries(out int count)
    {
        count = 1;
        return Faces;
    }

    /// <summary>The object behind a reference that a client gives.</summary>
    /// <exception cref="ArgumentException">It is no recorder of ours.</exception>
    public static DiscRecorderObject Of(void* reference) =>
        ComWrappers.TryGetObject((nint)reference, out var given) && given is DiscRecorderObject ours ? ours
            : throw new ArgumentException("Only recorders that a disc master gave out can be chosen.", nameof(reference));

    /// <summary>A client that forgot Close gives the device back all the same.</summary>
    public void OnLastRelease()
    {
        if (recorder.HasOpened)
            Close();
    }

    /// <summary>Recorders come initialised from a disc master; nobody else makes one.</summary>
    public int Init(byte* uniqueId, uint idSize, uint driveNumber) => Result.Unexpected;

    public int GetRecorderGUID(byte* uniqueId, uint bufferSize, uint* sizeRequired)
    {
        if (sizeRequired is null)
            return Result.Pointer;
        *sizeRequired = 0;
        if (uniqueId is null && bufferSize > 0)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            var guid = recorder.Guid;
            *sizeRequired = GuidLength;
            return uniqueId is null || guid.TryWriteBytes(new(uniqueId, (int)Math.Min(bufferSize, GuidLength))) ? Result.Ok : ImapiSuccess.BufferTooSmall;
        });
    }

    public int GetRecorderType(int* type) => Number(type, () => (int)recorder.Type);

    public int GetDisplayNames(char** vendor, char** product, char** revision)
    {
        Clear(vendor);
        Clear(product);
        Clear(revision);
        return Handing.Do(() =>
        {
            var names = recorder.DisplayNames;
            Give(vendor, names.Vendor);
            Give(product, names.Product);
            Give(revision, names.Revision);
        });
    }

    public int GetBasePnPID(char** id) => Text(id, () => recorder.BasePnPId);

    public int GetPath(char** path) => Text(path, () => recorder.Path);

    public int GetRecorderProperties(void** storage)
    {
        if (storage is null)
            return Result.Pointer;
        *storage = null;
        return Handing.Do(() => *storage = Handing.Reference<IPropertyStorage>(new PropertyStorage(recorder.GetProperties())));
    }

    public int SetRecorderProperties(void* storage)
    {
        if (storage is null)
            return Result.Pointer;
        return Handing.Answer(() =>
        {
            using var given = new GivenProperties(storage);
            return recorder.SetProperties(given.Set).Result;
        });
    }

    public int GetRecorderState(uint* state) => Number((int*)state, () => (int)recorder.State);

    public int OpenExclusive() => Run(() => recorder.OpenExclusiveAsync());

    public int QueryMediaType(int* type, int* flags)
    {
        Clear(type);
        Clear(flags);
        if (type is null || flags is null)
            return Missing();
        return Handing.Do(() =>
        {
            var media = line.Run(() => recorder.QueryMediaTypeAsync());
            (*type, *flags) = ((int)media.Type, (int)media.Flags);
        });
    }

    public int QueryMediaInfo(byte* sessions, byte* lastTrack, uint* startAddress, uint* nextWritable, uint* freeBlocks)
    {
        Clear(sessions);
        Clear(lastTrack);
        Clear(startAddress);
        Clear(nextWritable);
        Clear(freeBlocks);
        if (sessions is null || lastTrack is null || startAddress is null || nextWritable is null || freeBlocks is null)
            return Missing();
        return Handing.Do(() =>
        {
            var media = line.Run(() => recorder.QueryMediaInfoAsync());
            (*sessions, *lastTrack) = (media.Sessions, media.LastTrack);
            (*startAddress, *nextWritable, *freeBlocks) = (media.StartAddress, media.NextWritable, media.FreeBlocks);
        });
    }

    public int Eject() => Run(() => recorder.EjectAsync());

    public int Erase(byte fullErase) => Run(() => recorder.EraseAsync(fullErase != 0));

    public int Close() => Run(recorder.CloseAsync);

    private int Run(Func<ValueTask> call) => Handing.Do(() => line.Run(call));

    /// <summary>A pointer that must not be null is; that the recorder is not opened comes before it.</summary>
    private int Missing() => recorder.HasOpened ? Result.Pointer : ImapiErrors.NotOpened.HResult;

    private static int Number(int* number, Func<int> ask)
    {
        if (number is null)
            return Result.Pointer;
        *number = 0;
        return Handing.Do(() => *number = ask());
    }

    private static int Text(char** text, Func<string> ask)
    {
        if (text is null)
            return Result.Pointer;
        Clear(text);
        return Handing.Do(() => Give(text, ask()));
    }

    private static void Clear<T>(T* output)
        where T : unmanaged
    {
        if (output is not null)
            *output = default;
    }

    private static void Clear(char** text) => Clear((nint*)text);

    private static void Give(char** to, string text)
    {
        if (to is not null)
            *to = Handing.Bstr(text);
    }
}
