using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>Stages a data disc. Slots 3 to 8.</summary>
[GeneratedComInterface]
[Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IJolietDiscMaster
{
    [PreserveSig]
    int GetTotalDataBlocks(int* blocks);

    [PreserveSig]
    int GetUsedDataBlocks(int* blocks);

    [PreserveSig]
    int GetDataBlockSize(int* bytes);

    [PreserveSig]
    int AddData(void* storage, int fileOverwrite);

    [PreserveSig]
    int GetJolietProperties(void** storage);

    [PreserveSig]
    int SetJolietProperties(void* storage);
}
