using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Walks over recorders. Slots 3 to 6.</summary>
[GeneratedComInterface]
[Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IEnumDiscRecorders
{
    [PreserveSig]
    int Next(uint count, void** recorders, uint* fetched);

    [PreserveSig]
    int Skip(uint count);

    [PreserveSig]
    int Reset();

    [PreserveSig]
    int Clone(void** copy);
}
