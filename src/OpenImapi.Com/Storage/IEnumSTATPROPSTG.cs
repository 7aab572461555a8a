using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Walks over what is in a set of properties. Slots 3 to 6.</summary>
[GeneratedComInterface]
[Guid("00000139-0000-0000-C000-000000000046")]
internal unsafe partial interface IEnumSTATPROPSTG
{
    [PreserveSig]
    int Next(uint count, StatPropStg* properties, uint* fetched);

    [PreserveSig]
    int Skip(uint count);

    [PreserveSig]
    int Reset();

    [PreserveSig]
    int Clone(void** copy);
}
