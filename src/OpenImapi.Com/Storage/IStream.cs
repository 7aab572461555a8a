using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The bytes of one of the client's files. Slots 5 to 13 follow those of ISequentialStream.</summary>
[GeneratedComInterface]
[Guid("0000000C-0000-0000-C000-000000000046")]
internal unsafe partial interface IStream : ISequentialStream
{
    [PreserveSig]
    int Seek(long move, uint origin, ulong* position);

    [PreserveSig]
    int SetSize(ulong bytes);

    [PreserveSig]
    int CopyTo(void* destination, ulong bytes, ulong* read, ulong* written);

    [PreserveSig]
    int Commit(uint flags);

    [PreserveSig]
    int Revert();

    [PreserveSig]
    int LockRegion(ulong offset, ulong bytes, uint type);

    [PreserveSig]
    int UnlockRegion(ulong offset, ulong bytes, uint type);

    [PreserveSig]
    int Stat(StatStg* status, uint flags);

    [PreserveSig]
    int Clone(void** copy);
}
