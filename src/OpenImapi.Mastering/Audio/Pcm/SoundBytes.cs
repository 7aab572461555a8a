using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>The bytes of a music file, for those who read its header.</summary>
internal sealed class SoundBytes(DiskFile file, string path) : IDisposable
{
    public string Path => path;

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; } = file.Stamp().Length;

    /// <summary>Reads as many bytes as there are; fewer than fit only at the end of the file.</summary>
    public int Read(long offset, Span<byte> bytes)
    {
        try
        {
            var done = 0;
            while (done < bytes.Length && file.Read(offset + done, bytes[done..]) is > 0 and var count)
                done += count;
            return done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{path} cannot be read: {e.Message}", inner: e);
        }
    }

    /// <summary>Bytes that must be there.</summary>
    public byte[] Take(long offset, int length, string what)
    {
        var bytes = new byte[length];
        return Read(offset, bytes) == length ? bytes : throw Broken($"{what} should have {length} bytes at byte {offset}, and the file ends after {Length}");
    }

    public DiscException Broken(string how) => new(AudioFileErrors.AudioBroken, $"{path} is broken: {how}.");

    public void Dispose() => file.Dispose();
}
