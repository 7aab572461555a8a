using OpenImapi.Formats;

namespace OpenImapi;

/// <summary>
/// A file that one holder at a time has open, in this process or another. The operating system lets go of it when its holder dies.
/// A second file beside it names the holder.
/// </summary>
internal sealed class OwnedLock : IDisposable
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    private readonly FileStream file;
    private readonly string ownerPath;

    private OwnedLock(FileStream file, string ownerPath) => (this.file, this.ownerPath) = (file, ownerPath);

    /// <summary>Takes the lock, or returns nothing when somebody else has it.</summary>
    /// <param name="path">The lock file; its folder is made where it is missing.</param>
    /// <param name="note">What the next holder shall know if this one dies.</param>
    /// <exception cref="DiscException">IMAPI_E_FILESYSTEM: the lock file cannot be made.</exception>
    public static OwnedLock? TryTake(string path, string note = "")
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var taken = new OwnedLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), OwnerPath(path));
            File.WriteAllText(taken.ownerPath, $"{Path.GetFileName(Environment.ProcessPath) ?? "a program"}, process {Environment.ProcessId}\n{note}");
            return taken;
        }
        catch (IOException fault) when (fault.HResult is WindowsSharingViolation or WindowsLockViolation or LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(ImapiErrors.FileSystem, $"The lock file {path} cannot be made: {fault.Message}",
                "Check that its folder may be written, or set OPENIMAPI_HOME to one that may.", fault);
        }
    }

    /// <summary>Who holds the lock, for people.</summary>
    public static string OwnerOf(string path) => Lines(path) is [{ Length: > 0 } owner, ..] ? owner : "another program";

    /// <summary>What the last holder left for the next one.</summary>
    public static string NoteOf(string path) => Lines(path) is [_, var note, ..] ? note : "";

    /// <summary>Lets go. The next holder finds no note.</summary>
    public void Dispose()
    {
        try
        {
            File.Delete(ownerPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The name of the holder is a courtesy; the lock itself is the open file.
        }

        file.Dispose();
    }

    private static string OwnerPath(string path) => Path.ChangeExtension(path, ".owner");

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(OwnerPath(path));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
