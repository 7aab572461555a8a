namespace OpenImapi.Recording;

/// <summary>Room for chunks: some in memory, the rest in a file that has gone when it is closed.</summary>
/// <remarks>Taking and returning room is for one caller at a time; reading and writing the file is not.</remarks>
internal sealed class ChunkShelf(int chunkSize, int most, string folder) : IDisposable
{
    private readonly Stack<byte[]> free = [];
    private readonly Lock gate = new();
    private readonly Stack<long> places = [];
    private FileStream? file;
    private long used;
    private int made;
    private bool isBroken;

    /// <summary>Room in memory, or nothing where all is in use.</summary>
    public byte[]? TryTake() => free.TryPop(out var room) ? room : made < most ? Make() : null;

    /// <summary>Gives room back, and a place in the file.</summary>
    public void Return(byte[]? room, long? place)
    {
        if (room is not null)
            free.Push(room);
        if (place is { } given)
            lock (gate)
                places.Push(given);
    }

    /// <summary>Puts a chunk into the file; nothing where that takes no more.</summary>
    public async ValueTask<long?> TryWriteAsync(ReadOnlyMemory<byte> chunk)
    {
        if (isBroken)
            return null;
        try
        {
            file ??= Create();
            var place = TakePlace();
            await RandomAccess.WriteAsync(file.SafeFileHandle, chunk, place * chunkSize);
            return place;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            isBroken = true;
            return null;
        }
    }

    /// <summary>Gets bytes of a chunk back; false where the file cannot be read.</summary>
    public async ValueTask<bool> TryReadAsync(long place, int offset, Memory<byte> target, CancellationToken cancellation)
    {
        try
        {
            return await RandomAccess.ReadAsync(file!.SafeFileHandle, target, place * chunkSize + offset, cancellation) == target.Length;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => file?.Dispose();

    private byte[] Make()
    {
        made++;
        return new byte[chunkSize];
    }

    private long TakePlace()
    {
        lock (gate)
            return places.TryPop(out var place) ? place : used++;
    }

    private FileStream Create()
    {
        Directory.CreateDirectory(folder);
        return new(Path.Combine(folder, $".copies-{Path.GetRandomFileName()}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 0,
        });
    }
}
