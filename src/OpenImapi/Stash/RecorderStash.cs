using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>
/// The stash of one recorder, or one for no recorder yet, held by one disc master. It is empty when it is taken: what a holder that died
/// left behind is removed.
/// </summary>
internal sealed class RecorderStash : IDisposable
{
    private readonly OwnedLock held;
    private int lastFile;
    private StashFile? content;

    private RecorderStash(OwnedLock held, string folder, long keepFree) => (this.held, Folder, KeepFree) = (held, folder, keepFree);

    public string Folder { get; }

    /// <summary>Bytes to be left free on the disk of <see cref="Folder"/>.</summary>
    public long KeepFree { get; }

    /// <exception cref="DiscException">IMAPI_E_STASHINUSE: another disc master holds it.</exception>
    public static RecorderStash Take(HomeFolder home, Guid recorder, string recorderName)
    {
        var name = $"{recorder:N}";
        return TryTake(home, name)
            ?? throw new DiscException(ImapiErrors.StashInUse, $"{OwnedLock.OwnerOf(home.StashLock(name))} prepares a disc for {recorderName}.");
    }

    /// <summary>A stash for what is staged before a recorder is chosen: the first of them that nobody holds.</summary>
    public static RecorderStash TakeUnassigned(HomeFolder home)
    {
        for (var number = 1; ; number++)
            if (TryTake(home, $"unassigned-{number}") is { } stash)
                return stash;
    }

    private static RecorderStash? TryTake(HomeFolder home, string name)
    {
        var path = home.StashLock(name);
        var folder = home.StashFolder(name);
        var orphan = OwnedLock.NoteOf(path);
        if (OwnedLock.TryTake(path, folder) is not { } taken)
            return null;
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
    public StashBatch NewBatch() => new(this, content ??= new(NewPath()));

    /// <summary>A place for one audio track.</summary>
    /// <exception cref="DiscException">IMAPI_E_FILEACCESS: its file cannot be made.</exception>
    public StashTrack NewTrack() => new(this, NewPath());

    /// <summary>Refuses to stage what the disk has no room for.</summary>
    /// <exception cref="DiscException">IMAPI_E_NOTENOUGHDISKFORSTASH.</exception>
    public void RequireRoom(long length)
    {
        var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Folder)! : Folder).AvailableFreeSpace;
        if (length > free - KeepFree)
            throw new DiscException(ImapiErrors.NotEnoughDiskForStash,
                $"{length} bytes are to be staged in {Folder}; its disk has {free} bytes free, of which {KeepFree} stay free.");
    }

    /// <summary>The error of a stash that cannot be written.</summary>
    public DiscException Unwritable(Exception cause) =>
        new(ImapiErrors.FileAccess, $"The stash in {Folder} cannot be written: {cause.Message}", inner: cause);

    /// <summary>Removes what a call has written to the content's file and not kept; the file too, when nothing was ever kept in it.</summary>
    public void Discard(StashFile written)
    {
        if (written.Length > 0)
        {
            written.CutOff();
            return;
        }

        written.Dispose();
        content = null;
        Remove(written.Path);
    }

    /// <summary>Removes everything that is staged.</summary>
    public void Clear()
    {
        content?.Dispose();
        content = null;
        RemoveFolder(Folder);
    }

    public static void Remove(string path) => Try(path, () => File.Delete(path));

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

    private string NewPath() => Path.Combine(Folder, $"{++lastFile:D6}");

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
