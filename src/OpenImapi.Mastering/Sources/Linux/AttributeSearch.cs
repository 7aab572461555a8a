using Microsoft.Win32.SafeHandles;

namespace OpenImapi.Mastering.Linux;

/// <summary>Looks at what lies on disk for extended attributes that no volume holds. It costs a call of the system for each file, so a walk does not do it.</summary>
internal sealed class AttributeSearch(DiskFolders folders) : IDisposable
{
    private readonly byte[] names = new byte[Libc.LongestAttributes];
    private SafeFileHandle? open;
    private int openFolder = -1;

    /// <summary>What a walked folder would lose, in a sentence; nothing also where it is gone, which is told by whoever reads it.</summary>
    public string? OfFolder(int folder) => Sentence(Libc.ListAttributes(Open(folder), names));

    /// <summary>The same of a file in it.</summary>
    public string? OfFile(int folder, ReadOnlySpan<byte> name) => Sentence(Libc.ListAttributes(Open(folder), name, names));

    public void Dispose() => open?.Dispose();

    private string? Sentence(int count) => LostAttributes.Of(names.AsSpan(0, Math.Max(0, count)));

    private SafeFileHandle Open(int folder)
    {
        if (open is not null && folder == openFolder)
            return open;
        open?.Dispose();
        (open, openFolder) = (folders.Open(folder), folder);
        return open;
    }
}
