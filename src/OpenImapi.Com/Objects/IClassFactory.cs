using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Makes objects of one class. Slots 3 and 4.</summary>
[GeneratedComInterface]
[Guid("00000001-0000-0000-C000-000000000046")]
internal unsafe partial interface IClassFactory
{
    [PreserveSig]
    int CreateInstance(void* outer, Guid* iid, void** instance);

    [PreserveSig]
    int LockServer(int isLocked);
}
