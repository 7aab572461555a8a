using System.Runtime.InteropServices;

namespace OpenImapi.Com;

/// <summary>One element of a client's storage.</summary>
/// <param name="Name">Its name; empty where the client gave none.</param>
/// <param name="Type">1 is a storage, 2 a stream.</param>
/// <param name="Size">Bytes of a stream; says nothing for anything else.</param>
/// <param name="Modified">When it was changed, if the client says so.</param>
internal sealed record ClientElement(string Name, uint Type, ulong Size, DateTimeOffset? Modified);

/// <summary>Walks over the elements of a client's storage, one at a time.</summary>
internal static unsafe class ClientElements
{
    private static readonly long LatestTime = DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc).ToFileTimeUtc();

    /// <param name="storage">The storage.</param>
    /// <param name="most">Elements after which an enumerator is taken for one that never ends.</param>
    /// <exception cref="StorageException">The storage or its enumerator answered a failure; E_INVALIDARG: there are too many elements.</exception>
    public static IReadOnlyList<ClientElement> Of(IStorage storage, int most)
    {
        void* elements = null;
        Result.Check(storage.EnumElements(0, null, 0, &elements));
        using var walk = ClientObject<IEnumSTATSTG>.TakeOver(elements);
        var found = new List<ClientElement>();
        while (Next(walk.Face) is { } element)
            if (found.Count < most)
                found.Add(element);
            else
                throw new StorageException(Result.InvalidArgument);
        return found;
    }

    /// <summary>
    /// An element counts when the enumerator succeeds and gives one, though some do not say how many they gave, and some say S_FALSE with the last
    /// one already; only then its name is ours to free.
    /// </summary>
    private static ClientElement? Next(IEnumSTATSTG walk)
    {
        StatStg status = default;
        uint fetched = 0;
        var result = walk.Next(1, &status, &fetched);
        Result.Check(result);
        var isGiven = result == Result.Ok ? fetched > 0 || status.Name is not null : fetched > 0 && status.Name is not null;
        if (!isGiven)
            return null;
        try
        {
            return new(Marshal.PtrToStringUni((nint)status.Name) ?? "", status.Type, status.Size, TimeOf(status.Modified));
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
