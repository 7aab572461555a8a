using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace ComClient;

/// <summary>A storage with one stream in it, a file. An exception goes over to the caller as its HRESULT.</summary>
[GeneratedComClass]
internal sealed partial class FileStorage(FileInfo file) : IStorage
{
    public void EnumElements(uint reserved1, nint reserved2, uint reserved3, out IEnumSTATSTG elements) => elements = new FileElements(file);

    public void OpenStream(string name, nint reserved1, uint mode, uint reserved2, out IStream? stream) =>
        stream = name == file.Name ? new FileContent(file) : throw new FileNotFoundException(null, name);

    public void OpenStorage(string name, nint priority, uint mode, nint exclude, uint reserved, out IStorage? storage) => throw new FileNotFoundException(null, name);

    public void Stat(out StatStg status, uint flags) => status = new() { Type = StatStg.StorageType };

    public void CreateStream(nint name, uint mode, uint reserved1, uint reserved2, nint stream) => throw new NotSupportedException();

    public void CreateStorage(nint name, uint mode, uint reserved1, uint reserved2, nint storage) => throw new NotSupportedException();

    public void CopyTo(uint count, nint excluded, nint exclude, nint to) => throw new NotSupportedException();

    public void MoveElementTo(nint name, nint to, nint newName, uint flags) => throw new NotSupportedException();

    public void Commit(uint flags) => throw new NotSupportedException();

    public void Revert() => throw new NotSupportedException();

    public void DestroyElement(nint name) => throw new NotSupportedException();

    public void RenameElement(nint from, nint to) => throw new NotSupportedException();

    public void SetElementTimes(nint name, nint created, nint accessed, nint modified) => throw new NotSupportedException();

    public void SetClass(in Guid id) => throw new NotSupportedException();

    public void SetStateBits(uint bits, uint mask) => throw new NotSupportedException();
}

/// <summary>The one element.</summary>
[GeneratedComClass]
internal sealed partial class FileElements(FileInfo file) : IEnumSTATSTG
{
    private bool isAtEnd;

    public int Next(uint count, out StatStg element, out uint fetched)
    {
        (element, fetched) = (default, 0);
        if (isAtEnd || count == 0)
            return 1;
        (element, fetched, isAtEnd) = (FileContent.Describe(file, 0), 1, true);
        return count == 1 ? 0 : 1;
    }

    public void Skip(uint count) => isAtEnd |= count > 0;

    public void Reset() => isAtEnd = false;

    public IEnumSTATSTG Clone() => new FileElements(file) { isAtEnd = isAtEnd };
}

/// <summary>The file as a stream. It is closed when the last reference to it has gone.</summary>
[GeneratedComClass]
internal sealed partial class FileContent(FileInfo file) : IStream
{
    private readonly FileStream stream = file.OpenRead();

    public static StatStg Describe(FileInfo file, uint flags) => new()
    {
        Name = (flags & StatStg.NoName) == 0 ? Marshal.StringToCoTaskMemUni(file.Name) : 0,
        Type = StatStg.StreamType,
        Size = (ulong)file.Length,
        Modified = new(file.LastWriteTimeUtc),
        Created = new(file.LastWriteTimeUtc),
    };

    public unsafe int Read(byte* bytes, uint count, uint* read)
    {
        var got = stream.ReadAtLeast(new Span<byte>(bytes, checked((int)count)), (int)count, throwOnEndOfStream: false);
        if (read is not null)
            *read = (uint)got;
        return got == count ? 0 : 1;
    }

    public unsafe void Seek(long move, uint origin, ulong* position)
    {
        var at = stream.Seek(move, (SeekOrigin)origin);
        if (position is not null)
            *position = (ulong)at;
    }

    public void Stat(out StatStg status, uint flags) => status = Describe(file, flags);

    public void Write(nint bytes, uint count, nint written) => throw new NotSupportedException();

    public void SetSize(ulong size) => throw new NotSupportedException();

    public void CopyTo(nint to, ulong count, nint read, nint written) => throw new NotSupportedException();

    public void Commit(uint flags) => throw new NotSupportedException();

    public void Revert() => throw new NotSupportedException();

    public void LockRegion(ulong offset, ulong count, uint type) => throw new NotSupportedException();

    public void UnlockRegion(ulong offset, ulong count, uint type) => throw new NotSupportedException();

    public IStream Clone() => throw new NotSupportedException();
}
