namespace OpenImapi.Mastering;

/// <summary>Entries of a tree as what they are in its file system.</summary>
internal static class EntrySequence
{
    public static async IAsyncEnumerable<T> As<T>(this IAsyncEnumerable<VolumeEntry> entries)
        where T : VolumeEntry
    {
        await foreach (var entry in entries)
            yield return (T)entry;
    }
}
