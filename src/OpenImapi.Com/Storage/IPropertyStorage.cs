using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>A set of properties, by name and by number. Slots 3 to 14.</summary>
[GeneratedComInterface]
[Guid("00000138-0000-0000-C000-000000000046")]
internal unsafe partial interface IPropertyStorage
{
    [PreserveSig]
    int ReadMultiple(uint count, PropSpec* wanted, PropVariant* values);

    [PreserveSig]
    int WriteMultiple(uint count, PropSpec* given, PropVariant* values, uint firstId);

    [PreserveSig]
    int DeleteMultiple(uint count, PropSpec* given);

    [PreserveSig]
    int ReadPropertyNames(uint count, uint* ids, char** names);

    [PreserveSig]
    int WritePropertyNames(uint count, uint* ids, char** names);

    [PreserveSig]
    int DeletePropertyNames(uint count, uint* ids);

    [PreserveSig]
    int Commit(uint flags);

    [PreserveSig]
    int Revert();

    [PreserveSig]
    int Enum(void** properties);

    [PreserveSig]
    int SetTimes(FileTime* created, FileTime* accessed, FileTime* modified);

    [PreserveSig]
    int SetClass(Guid* id);

    [PreserveSig]
    int Stat(StatPropSetStg* status);
}
