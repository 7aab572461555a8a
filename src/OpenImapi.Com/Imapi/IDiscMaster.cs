using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace OpenImapi.Com;

/// <summary>The way into IMAPI: formats, recorders, progress, the burn itself. Slots 3 to 14.</summary>
[GeneratedComInterface]
[Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
internal unsafe partial interface IDiscMaster
{
    [PreserveSig]
    int Open();

    [PreserveSig]
    int EnumDiscMasterFormats(void** formats);

    [PreserveSig]
    int GetActiveDiscMasterFormat(Guid* format);

    [PreserveSig]
    int SetActiveDiscMasterFormat(Guid* format, void** master);

    [PreserveSig]
    int EnumDiscRecorders(void** recorders);

    [PreserveSig]
    int GetActiveDiscRecorder(void** recorder);

    [PreserveSig]
    int SetActiveDiscRecorder(void* recorder);

    [PreserveSig]
    int ClearFormatContent();

    [PreserveSig]
    int ProgressAdvise(void* sink, nuint* cookie);

    [PreserveSig]
    int ProgressUnadvise(nuint cookie);

    [PreserveSig]
    int RecordDisc(byte simulate, byte ejectAfterBurn);

    [PreserveSig]
    int Close();
}
