using System.Diagnostics;
using OpenImapi.Formats;
using OpenImapi.Mmc;

namespace OpenImapi.Virtual;

/// <summary>The hold that one process has on a drive. The system lets it go when the process dies, however it dies.</summary>
internal sealed class DriveLock : IDisposable
{
    private readonly FileStream file;

    private DriveLock(FileStream file) => this.file = file;

    /// <summary>Takes the hold, or nothing when another process, or another catalogue of this one, has it.</summary>
    public static DriveLock? TryTake(DriveFolder drive)
    {
        if (TryOpen(drive) is not { } file)
            return null;
        using var self = Process.GetCurrentProcess();
        AtomicFile.Write(drive.Holder, new(self.Id, self.ProcessName), StoredJson.Default.StoredHolder);
        return new(file);
    }

    private static FileStream? TryOpen(DriveFolder drive)
    {
        try
        {
            return new FileStream(drive.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DiscException(DriveErrors.NotAccessible, $"virtual:{drive.Name} cannot be used: {e.Message}", inner: e);
        }
        catch (IOException) when (Directory.Exists(drive.Path))
        {
            return null;
        }
    }

    /// <summary>Takes the hold.</summary>
    /// <exception cref="DiscException">IMAPI_E_DEVICE_NOTACCESSIBLE: somebody else has it, and is named.</exception>
    public static DriveLock Take(DriveFolder drive) => TryTake(drive) ?? throw new DiscException(DriveErrors.NotAccessible,
        AtomicFile.Read(drive.Holder, StoredJson.Default.StoredHolder) is { } holder
            ? $"virtual:{drive.Name} is held by {holder.Program}, process {holder.Process}."
            : $"virtual:{drive.Name} is held by another process.");

    public void Dispose() => file.Dispose();
}
