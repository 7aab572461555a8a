using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace ComClient;

/// <summary>The parts of structured storage that AddData needs. What it never calls keeps its slot.</summary>
[GeneratedComInterface(StringMarshalling = StringMarshalling.Utf16), Guid("0000000B-0000-0000-C000-000000000046")]
internal partial interface IStorage
{
    void CreateStream(nint name, uint mode, uint reserved1, uint reserved2, nint stream);

    void OpenStream(string name, nint reserved1, uint mode, uint reserved2, out IStream? stream);

    void CreateStorage(nint name, uint mode, uint reserved1, uint reserved2, nint storage);

    void OpenStorage(string name, nint priority, uint mode, nint exclude, uint reserved, out IStorage? storage);

    void CopyTo(uint count, nint excluded, nint exclude, nint to);

    void MoveElementTo(nint name, nint to, nint newName, uint flags);

    void Commit(uint flags);

    void Revert();

    void EnumElements(uint reserved1, nint reserved2, uint reserved3, out IEnumSTATSTG elements);

    void DestroyElement(nint name);

    void RenameElement(nint from, nint to);

    void SetElementTimes(nint name, nint created, nint accessed, nint modified);

    void SetClass(in Guid id);

    void SetStateBits(uint bits, uint mask);

    void Stat(out StatStg status, uint flags);
}

[GeneratedComInterface, Guid("0000000D-0000-0000-C000-000000000046")]
internal partial interface IEnumSTATSTG
{
    [PreserveSig]
    int Next(uint count, out StatStg element, out uint fetched);

    void Skip(uint count);

    void Reset();

    IEnumSTATSTG Clone();
}

[GeneratedComInterface, Guid("0C733A30-2A1C-11CE-ADE5-00AA0044773D")]
internal unsafe partial interface ISequentialStream
{
    [PreserveSig]
    int Read(byte* bytes, uint count, uint* read);

    void Write(nint bytes, uint count, nint written);
}

[GeneratedComInterface, Guid("0000000C-0000-0000-C000-000000000046")]
internal unsafe partial interface IStream : ISequentialStream
{
    void Seek(long move, uint origin, ulong* position);

    void SetSize(ulong size);

    void CopyTo(nint to, ulong count, nint read, nint written);

    void Commit(uint flags);

    void Revert();

    void LockRegion(ulong offset, ulong count, uint type);

    void UnlockRegion(ulong offset, ulong count, uint type);

    void Stat(out StatStg status, uint flags);

    IStream Clone();
}

/// <summary>STATSTG. The name is in memory that its receiver frees.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct StatStg
{
    public const uint StorageType = 1, StreamType = 2, NoName = 1;

    public nint Name;
    public uint Type;
    public ulong Size;
    public Ticks Modified, Created, Accessed;
    public uint Mode, LocksSupported;
    public Guid Class;
    public uint StateBits, Reserved;
}

/// <summary>FILETIME, which lies at a multiple of four.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct Ticks(DateTime time)
{
    private readonly long value = time.ToFileTimeUtc();
}
