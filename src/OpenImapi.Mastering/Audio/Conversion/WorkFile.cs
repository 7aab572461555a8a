using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>A temporary file that nobody else sees and that is gone with the process: it loses its name at once, or with its last handle on Windows.</summary>
internal sealed class WorkFile : IDisposable
{
    private const int LinuxDiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    private readonly SafeFileHandle handle;
    private readonly string folder;
    private readonly string owner;

    private WorkFile(SafeFileHandle handle, string folder, string owner) => (this.handle, this.folder, this.owner) = (handle, folder, owner);

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Makes an empty file.</summary>
    /// <param name="folder">Where; the folder must exist.</param>
    /// <param name="expected">Bytes that it will take, as far as is known.</param>
    /// <param name="owner">Whose sound it holds, for errors.</param>
    /// <exception cref="DiscException">The folder is missing, not writable or too full.</exception>
    public static WorkFile Create(string folder, long expected, string owner)
    {
        try
        {
            var free = new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(Path.GetFullPath(folder))! : Path.GetFullPath(folder)).AvailableFreeSpace;
            if (free < expected)
                throw new DiscException(AudioFileErrors.WorkFolderFull, $"{folder} has {free} bytes free; the sound of {owner} takes {expected}.");
            return new(OpenNew(folder), folder, owner);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(AudioFileErrors.WorkFolderFailed, $"The sound of {owner} cannot be kept in {folder}: {e.Message}", inner: e);
        }
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, Length);
            Length += bytes.Length;
        }
        catch (IOException e)
        {
            var error = e.HResult is LinuxDiskFull or WindowsDiskFull ? AudioFileErrors.WorkFolderFull : AudioFileErrors.WorkFolderFailed;
            throw new DiscException(error, $"The sound of {owner} cannot be kept in {folder}: {e.Message}", inner: e);
        }
    }

    /// <summary>What was written, as a stream; it does not close the file.</summary>
    public Stream OpenStream() => new WorkStream(this);

    public void Dispose() => handle.Dispose();

    private static SafeFileHandle OpenNew(string folder)
    {
        var options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None;
        for (var number = 0; ; number++)
        {
            var path = Path.Combine(folder, $".openimapi-{Environment.ProcessId}-{number}.samples");
            try
            {
                var made = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, options);
                if (!OperatingSystem.IsWindows())
                    File.Delete(path);
                return made;
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another track of this process has that name.
            }
        }
    }

    private sealed class WorkStream(WorkFile work) : SampleStream(work.Length)
    {
        protected override ValueTask<int> ReadAtAsync(long offset, Memory<byte> bytes, CancellationToken cancellation)
        {
            var count = RandomAccess.Read(work.handle, bytes.Span, offset);
            return count > 0 ? ValueTask.FromResult(count)
                : throw new DiscException(AudioFileErrors.WorkFolderFailed, $"The decoded sound of {work.owner} in {work.folder} became shorter.");
        }
    }
}
