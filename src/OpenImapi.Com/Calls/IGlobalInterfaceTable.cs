using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The table of a process through which apartments hand objects to each other. Slots 3 to 5.</summary>
[GeneratedComInterface]
[Guid("00000146-0000-0000-C000-000000000046")]
internal unsafe partial interface IGlobalInterfaceTable
{
    [PreserveSig]
    int RegisterInterfaceInGlobal(void* reference, Guid* iid, uint* cookie);

    [PreserveSig]
    int RevokeInterfaceFromGlobal(uint cookie);

    [PreserveSig]
    int GetInterfaceFromGlobal(uint cookie, Guid* iid, void** reference);
}
