using System.IO.Compression;
using Microsoft.Win32.SafeHandles;
using OpenImapi.Formats;

namespace OpenImapi.Mastering;

/// <summary>
/// A tar archive whose content can be taken into a tree: ustar, pax, GNU's and older forms, also compressed by gzip. Its files' data are read from the archive where they
/// lie, so it must stay open, and unchanged, until the disc is made. One that is compressed or comes through a pipe is kept in a temporary file meanwhile.
/// </summary>
public sealed class TarArchive : IDisposable
{
    private const int CopyBuffer = 1 << 20;

    private static readonly (byte[] Magic, string Name, string Program)[] Others =
    [
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard", "zstd -dc"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz", "xz -dc"),
        ([0x42, 0x5A, 0x68], "bzip2", "bzip2 -dc"),
        ([0x4C, 0x5A, 0x49, 0x50], "lzip", "lzip -dc"),
        ([0x04, 0x22, 0x4D, 0x18], "LZ4", "lz4 -dc"),
        ([0x1F, 0x9D], "compress", "uncompress -c"),
    ];

    private TarArchive(ArchiveFile file) => File = file;

    /// <summary>Names the archive, for people.</summary>
    public string Description => File.Description;

    internal ArchiveFile File { get; }

    /// <summary>Opens an archive on disk.</summary>
    /// <exception cref="DiscException">It is not there, cannot be read, or is compressed otherwise than by gzip.</exception>
    public static async Task<TarArchive> OpenAsync(string path, CancellationToken cancellation = default)
    {
        var handle = PathText.Open(path);
        try
        {
            var start = new byte[6];
            var count = RandomAccess.Read(handle, start, 0);
            if (!IsGzip(start.AsSpan(0, count)))
                return new(Checked(start.AsSpan(0, count), new ArchiveFile(handle, PathText.ToDisplay(path), isOthers: true)));
            await using var stream = new FileStream(handle, FileAccess.Read);
            return await OpenAsync(stream, PathText.ToDisplay(path), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            handle.Dispose();
            throw new DiscException(MasteringErrors.SourceUnreadable, $"{PathText.ToDisplay(path)} cannot be read: {e.Message}", inner: e);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Takes an archive from a stream, such as standard input, to its end.</summary>
    /// <exception cref="DiscException">It cannot be read, there is no room for it in the temporary folder, or it is compressed otherwise than by gzip.</exception>
    public static async Task<TarArchive> OpenAsync(Stream stream, string description, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var start = new byte[6];
        var count = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation);
        await using var whole = new JoinedStream(start.AsMemory(0, count), stream);
        var handle = OpenTemporary();
        try
        {
            await using var unpacked = IsGzip(start) ? new GZipStream(whole, CompressionMode.Decompress, leaveOpen: true) : (Stream)whole;
            await CopyAsync(unpacked, handle, cancellation);
            return new(Checked(start, new ArchiveFile(handle, description, isOthers: false)));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            handle.Dispose();
            throw new DiscException(MasteringErrors.ArchiveUnreadable, $"The archive {description} cannot be unpacked: {e.Message}", inner: e);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Dispose();

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    private static ArchiveFile Checked(ReadOnlySpan<byte> start, ArchiveFile file)
    {
        var isPlain = file.Block(0) is { IsEmpty: false } block && new TarHeader(block).IsValid;
        foreach (var (magic, name, program) in Others)
            if (!isPlain && start.StartsWith(magic))
                throw new DiscException(MasteringErrors.ArchiveUnreadable, $"The archive {file.Description} is compressed by {name}, which is not read here.",
                    $"Send it through a pipe: {program} FILE | imapi … --tar -");
        return file;
    }

    private static async Task CopyAsync(Stream from, SafeFileHandle to, CancellationToken cancellation)
    {
        var buffer = new byte[CopyBuffer];
        for (var offset = 0L; await from.ReadAsync(buffer, cancellation) is var count and > 0; offset += count)
            RandomAccess.Write(to, buffer.AsSpan(0, count), offset);
    }

    /// <summary>A file that is gone when it is closed; where an open file can lose its name, it loses it at once.</summary>
    private static SafeFileHandle OpenTemporary()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var handle = System.IO.File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            System.IO.File.Delete(path);
        return handle;
    }
}
