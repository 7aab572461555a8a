using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>One recorder. Slots 3 to 17.</summary>
[GeneratedComInterface]
[Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
internal unsafe partial interface IDiscRecorder
{
    [PreserveSig]
    int Init(byte* uniqueId, uint idSize, uint driveNumber);

    [PreserveSig]
    int GetRecorderGUID(byte* uniqueId, uint bufferSize, uint* sizeRequired);

    [PreserveSig]
    int GetRecorderType(int* type);

    [PreserveSig]
    int GetDisplayNames(char** vendor, char** product, char** revision);

    [PreserveSig]
    int GetBasePnPID(char** id);

    [PreserveSig]
    int GetPath(char** path);

    [PreserveSig]
    int GetRecorderProperties(void** storage);

    [PreserveSig]
    int SetRecorderProperties(void* storage);

    [PreserveSig]
    int GetRecorderState(uint* state);

    [PreserveSig]
    int OpenExclusive();

    [PreserveSig]
    int QueryMediaType(int* type, int* flags);

    [PreserveSig]
    int QueryMediaInfo(byte* sessions, byte* lastTrack, uint* startAddress, uint* nextWritable, uint* freeBlocks);

    [PreserveSig]
    int Eject();

    [PreserveSig]
    int Erase(byte fullErase);

    [PreserveSig]
    int Close();
}
