using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Walks over what is in one of the client's storages. Slots 3 to 6.</summary>
[GeneratedComInterface]
[Guid("0000000D-0000-0000-C000-000000000046")]
internal unsafe partial interface IEnumSTATSTG
{
    [PreserveSig]
    int Next(uint count, StatStg* elements, uint* fetched);

    [PreserveSig]
    int Skip(uint count);

    [PreserveSig]
    int Reset();

    [PreserveSig]
    int Clone(void** copy);
}
