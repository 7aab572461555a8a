using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Walks over the identifiers of formats. Slots 3 to 6.</summary>
[GeneratedComInterface]
[Guid("DDF445E1-54BA-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IEnumDiscMasterFormats
{
    [PreserveSig]
    int Next(uint count, Guid* formats, uint* fetched);

    [PreserveSig]
    int Skip(uint count);

    [PreserveSig]
    int Reset();

    [PreserveSig]
    int Clone(void** copy);
}
