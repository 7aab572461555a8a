using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace ComClient;

// What a program for IMAPI under .NET Framework declared by [ComImport] and [InterfaceType(ComInterfaceType.InterfaceIsIUnknown)]:
// with [GeneratedComInterface] the same methods in the same order work on every system.

[GeneratedComInterface, Guid("520CCA62-51A5-11D3-9144-00104BA11C5E")]
internal partial interface IDiscMaster
{
    void Open();

    IEnumDiscMasterFormats EnumDiscMasterFormats();

    void GetActiveDiscMasterFormat(out Guid format);

    /// <summary>The pointer is that of the format's interface.</summary>
    void SetActiveDiscMasterFormat(in Guid format, out nint master);

    IEnumDiscRecorders EnumDiscRecorders();

    IDiscRecorder GetActiveDiscRecorder();

    void SetActiveDiscRecorder(IDiscRecorder recorder);

    void ClearFormatContent();

    void ProgressAdvise(IDiscMasterProgressEvents events, out nuint cookie);

    void ProgressUnadvise(nuint cookie);

    /// <summary>IMAPI's boolean is one byte.</summary>
    void RecordDisc(byte simulate, byte ejectAfterBurn);

    void Close();
}

[GeneratedComInterface, Guid("DDF445E1-54BA-11D3-9144-00104BA11C5E")]
internal partial interface IEnumDiscMasterFormats
{
    [PreserveSig]
    int Next(uint count, out Guid format, out uint fetched);

    [PreserveSig]
    int Skip(uint count);

    void Reset();

    IEnumDiscMasterFormats Clone();
}

[GeneratedComInterface, Guid("9B1921E1-54AC-11D3-9144-00104BA11C5E")]
internal partial interface IEnumDiscRecorders
{
    [PreserveSig]
    int Next(uint count, out IDiscRecorder? recorder, out uint fetched);

    [PreserveSig]
    int Skip(uint count);

    void Reset();

    IEnumDiscRecorders Clone();
}

[GeneratedComInterface(StringMarshalling = StringMarshalling.Custom, StringMarshallingCustomType = typeof(BStrStringMarshaller))]
[Guid("85AC9776-CA88-4CF2-894E-09598C078A41")]
internal partial interface IDiscRecorder
{
    void Init(nint uniqueId, uint size, uint driveNumber);

    void GetRecorderGUID(out Guid uniqueId, uint bufferSize, out uint sizeRequired);

    int GetRecorderType();

    void GetDisplayNames(ref string? vendor, ref string? product, ref string? revision);

    string GetBasePnPID();

    string GetPath();

    nint GetRecorderProperties();

    void SetRecorderProperties(nint properties);

    uint GetRecorderState();

    void OpenExclusive();

    void QueryMediaType(out int type, out int flags);

    void QueryMediaInfo(out byte sessions, out byte lastTrack, out uint startAddress, out uint nextWritable, out uint freeBlocks);

    void Eject();

    void Erase(byte full);

    void Close();
}

[GeneratedComInterface, Guid("E3BC42CE-4E5C-11D3-9144-00104BA11C5E")]
internal partial interface IJolietDiscMaster
{
    int GetTotalDataBlocks();

    int GetUsedDataBlocks();

    int GetDataBlockSize();

    void AddData(IStorage storage, int overwrite);

    nint GetJolietProperties();

    void SetJolietProperties(nint properties);
}

[GeneratedComInterface, Guid("EC9E51C1-4E5D-11D3-9144-00104BA11C5E")]
internal partial interface IDiscMasterProgressEvents
{
    void QueryCancel(out byte cancel);

    void NotifyPnPActivity();

    void NotifyAddProgress(int completed, int total);

    void NotifyBlockProgress(int completed, int total);

    void NotifyTrackProgress(int current, int total);

    void NotifyPreparingBurn(int estimatedSeconds);

    void NotifyClosingDisc(int estimatedSeconds);

    void NotifyBurnComplete(int status);

    void NotifyEraseComplete(int status);
}
