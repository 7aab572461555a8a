namespace OpenImapi.Virtual;

/// <summary>Reads small files that somebody else may have open, may write to or may replace meanwhile, which Windows refuses unless the reader allows it.</summary>
internal static class SharedFile
{
    /// <summary>The file's bytes, as many as it had when it was opened.</summary>
    public static byte[] ReadAllBytes(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var bytes = new byte[file.Length];
        var count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return count == bytes.Length ? bytes : bytes[..count];
    }
}
