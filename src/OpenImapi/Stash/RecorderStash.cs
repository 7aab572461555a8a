using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>
/// The stash of one recorder, held by one disc master. It is empty when it is taken: what a holder that died left behind is removed.
/// </summary>
internal sealed class RecorderStash : IDisposable
{
    private readonly OwnedLock held;
    private int lastBatch;

    private RecorderStash(OwnedLock held, string folder, long keepFree) => (this.held, Folder, KeepFree) = (held, folder, keepFree);

    public string Folder { get; }

    /// <summary>Bytes to be left free on the disk of <see cref="Folder"/>.</summary>
    public long KeepFree { get; }

    /// <exception cref="DiscException">IMAPI_E_STASHINUSE: another disc master holds it.</exception>
    public static RecorderStash Take(HomeFolder home, Guid recorder, string recorderName)
    {
        var path = home.LockPath(recorder, "stash");
        var folder = home.StashFolder(recorder);
        var orphan = OwnedLock.NoteOf(path);
        if (OwnedLock.TryTake(path, folder) is not { } taken)
            throw new DiscException(ImapiErrors.StashInUse, $"{OwnedLock.OwnerOf(path)} prepares a disc for {recorderName}.");
        try
        {
            RemoveFolder(folder);
            if (Path.GetFileName(orphan) == Path.GetFileName(folder))
                RemoveFolder(orphan);
            return new(taken, folder, home.Stash.KeepFree);
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <summary>Makes a folder that only this user can look into.</summary>
    public static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>A place for the content of one call, which is kept or removed as one.</summary>
    public StashBatch NewBatch() => new(this, Path.Combine(Folder, $"{++lastBatch:D6}"));

    /// <summary>Removes everything that is staged.</summary>
    public void Clear() => RemoveFolder(Folder);

    public void Remove(StashBatch batch) => Try(batch.Path, () => File.Delete(batch.Path));

    public void Dispose()
    {
        try
        {
            Clear();
        }
        finally
        {
            held.Dispose();
        }
    }

    private static void RemoveFolder(string folder) => Try(folder, () =>
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    });

    private static void Try(string path, Action remove)
    {
        try
        {
            remove();
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing was staged there yet.
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(ImapiErrors.FileAccess, $"{path} cannot be removed from the stash: {fault.Message}", inner: fault);
        }
    }
}
