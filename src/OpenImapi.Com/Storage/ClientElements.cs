using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>One element of a client's storage.</summary>
internal sealed record ClientElement(string Name, uint Type, long Length, DateTimeOffset? Modified);

/// <summary>Walks over the elements of a client's storage, one at a time.</summary>
internal static unsafe class ClientElements
{
    private static readonly long LatestTime = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc).ToFileTimeUtc();

    /// <exception cref="StorageException">The storage or its enumerator answered a failure.</exception>
    public static IReadOnlyList<ClientElement> Of(IStorage storage)
    {
        void* elements = null;
        Result.Check(storage.EnumElements(0, null, 0, &elements));
        var walk = UniqueComInterfaceMarshaller<IEnumSTATSTG>.ConvertToManaged(elements) ?? throw new StorageException(Result.Pointer);
        Marshal.Release((nint)elements);
        try
        {
            var found = new List<ClientElement>();
            while (Next(walk) is { } element)
                found.Add(element);
            return found;
        }
        finally
        {
            ((object)walk as ComObject)?.FinalRelease();
        }
    }

    /// <summary>An element counts when the enumerator succeeds and gives one, whether or not it says how many it gave.</summary>
    private static ClientElement? Next(IEnumSTATSTG walk)
    {
        StatStg status = default;
        uint fetched = 0;
        var result = walk.Next(1, &status, &fetched);
        try
        {
            Result.Check(result);
            if (result != Result.Ok || fetched == 0 && status.Name is null)
                return null;
            return new(Marshal.PtrToStringUni((nint)status.Name) ?? "", status.Type, checked((long)status.Size), TimeOf(status.Modified));
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)status.Name);
        }
    }

    /// <summary>Nothing where the client gives no time, or one beyond the calendar.</summary>
    private static DateTimeOffset? TimeOf(FileTime time)
    {
        var ticks = (long)time.High << 32 | time.Low;
        return ticks > 0 && ticks <= LatestTime ? new DateTimeOffset(DateTime.FromFileTimeUtc(ticks)) : null;
    }
}
