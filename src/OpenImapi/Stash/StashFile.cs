using Microsoft.Win32.SafeHandles;

namespace OpenImapi;

/// <summary>The stash file that holds the content of all calls, one behind the other: a call of few bytes costs a write, not a file.</summary>
internal sealed class StashFile(string path) : IDisposable
{
    private SafeFileHandle? file;

    public string Path => path;

    /// <summary>Bytes that calls have kept.</summary>
    public long Length { get; private set; }

    /// <summary>The open file.</summary>
    public SafeFileHandle Open()
    {
        if (file is not null)
            return file;
        RecorderStash.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
        return file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read | FileShare.Delete, FileOptions.Asynchronous);
    }

    /// <summary>Keeps what a call has written up to an end.</summary>
    public void Keep(long end) => Length = end;

    /// <summary>Gives back the room of what a call has written and does not keep. What cannot be cut off is written over by the next call.</summary>
    public void CutOff()
    {
        try
        {
            if (file is not null && RandomAccess.GetLength(file) > Length)
                RandomAccess.SetLength(file, Length);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The call has failed for a reason of its own, which is what its caller hears.
        }
    }

    public void Dispose() => file?.Dispose();
}
