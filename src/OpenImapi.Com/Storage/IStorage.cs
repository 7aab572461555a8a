using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The client's tree: folders are storages, files are streams. Slots 3 to 17.</summary>
[GeneratedComInterface]
[Guid("0000000B-0000-0000-C000-000000000046")]
internal unsafe partial interface IStorage
{
    [PreserveSig]
    int CreateStream(char* name, uint mode, uint reserved1, uint reserved2, void** stream);

    [PreserveSig]
    int OpenStream(char* name, void* reserved1, uint mode, uint reserved2, void** stream);

    [PreserveSig]
    int CreateStorage(char* name, uint mode, uint reserved1, uint reserved2, void** storage);

    [PreserveSig]
    int OpenStorage(char* name, void* priority, uint mode, char** exclude, uint reserved, void** storage);

    [PreserveSig]
    int CopyTo(uint excludedCount, Guid* excluded, char** excludedNames, void* destination);

    [PreserveSig]
    int MoveElementTo(char* name, void* destination, char* newName, uint flags);

    [PreserveSig]
    int Commit(uint flags);

    [PreserveSig]
    int Revert();

    [PreserveSig]
    int EnumElements(uint reserved1, void* reserved2, uint reserved3, void** elements);

    [PreserveSig]
    int DestroyElement(char* name);

    [PreserveSig]
    int RenameElement(char* oldName, char* newName);

    [PreserveSig]
    int SetElementTimes(char* name, FileTime* created, FileTime* accessed, FileTime* modified);

    [PreserveSig]
    int SetClass(Guid* id);

    [PreserveSig]
    int SetStateBits(uint bits, uint mask);

    [PreserveSig]
    int Stat(StatStg* status, uint flags);
}
