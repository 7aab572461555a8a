/*
 * Prints what a header says of IMAPI: each method's slot and its parameters (p a pointer, else its bytes), identifiers, constants, result codes.
 * sdk-facts.txt has what it printed with the imapi.h of Microsoft's SDK, compiled by mingw and run under Wine; identifiers stand there as in
 * that header's text. Slots are taken from pointers to members as the compilers of GNU make them: one more than the offset in the table.
 */
#ifdef SDK
#include <windows.h>
#include <ole2.h>
#include <imapi.h>
#include <imapierror.h>
#else
#include <openimapi/imapi.h>
#endif
#include <cstdio>
#include <cstring>

template <class T> struct Kind { static void print() { std::printf("%d", (int)sizeof(T)); } };
template <class T> struct Kind<T *> { static void print() { std::printf("p"); } };
template <class T> struct Kind<T &> { static void print() { std::printf("p"); } };

template <class Face, class... Parameters> void method(const char *name, HRESULT (STDMETHODCALLTYPE Face::*member)(Parameters...)) {
    std::size_t pointer;
    std::memcpy(&pointer, &member, sizeof pointer);
    std::printf("%s %d ", name, (int)((pointer - 1) / sizeof(void *)));
    int printed[] = {0, (Kind<Parameters>::print(), 0)...};
    (void)printed;
    std::printf("\n");
}

#ifndef SDK
static void identifier(const char *name, const GUID &id) {
    std::printf("%s %08X-%04X-%04X-", name, (unsigned)id.Data1, (unsigned)id.Data2, (unsigned)id.Data3);
    for (int i = 0; i < 8; i++)
        std::printf(i == 2 ? "-%02X" : "%02X", (unsigned)id.Data4[i]);
    std::printf("\n");
}
#define IDENTIFIER(name, constant) identifier(#name, constant);
#else
#define IDENTIFIER(name, constant)
#endif

#define METHOD(face, name) method(#face "::" #name, &face::name);
#define NUMBER(name) std::printf(#name " %d\n", (int)name);
#define CODE(name) std::printf(#name " %08lX\n", (unsigned long)(unsigned)name);

int main() {
    IDENTIFIER(IDiscMaster, IID_IDiscMaster)
    METHOD(IDiscMaster, Open)
    METHOD(IDiscMaster, EnumDiscMasterFormats)
    METHOD(IDiscMaster, GetActiveDiscMasterFormat)
    METHOD(IDiscMaster, SetActiveDiscMasterFormat)
    METHOD(IDiscMaster, EnumDiscRecorders)
    METHOD(IDiscMaster, GetActiveDiscRecorder)
    METHOD(IDiscMaster, SetActiveDiscRecorder)
    METHOD(IDiscMaster, ClearFormatContent)
    METHOD(IDiscMaster, ProgressAdvise)
    METHOD(IDiscMaster, ProgressUnadvise)
    METHOD(IDiscMaster, RecordDisc)
    METHOD(IDiscMaster, Close)
    IDENTIFIER(IDiscRecorder, IID_IDiscRecorder)
    METHOD(IDiscRecorder, Init)
    METHOD(IDiscRecorder, GetRecorderGUID)
    METHOD(IDiscRecorder, GetRecorderType)
    METHOD(IDiscRecorder, GetDisplayNames)
    METHOD(IDiscRecorder, GetBasePnPID)
    METHOD(IDiscRecorder, GetPath)
    METHOD(IDiscRecorder, GetRecorderProperties)
    METHOD(IDiscRecorder, SetRecorderProperties)
    METHOD(IDiscRecorder, GetRecorderState)
    METHOD(IDiscRecorder, OpenExclusive)
    METHOD(IDiscRecorder, QueryMediaType)
    METHOD(IDiscRecorder, QueryMediaInfo)
    METHOD(IDiscRecorder, Eject)
    METHOD(IDiscRecorder, Erase)
    METHOD(IDiscRecorder, Close)
    IDENTIFIER(IEnumDiscRecorders, IID_IEnumDiscRecorders)
    METHOD(IEnumDiscRecorders, Next)
    METHOD(IEnumDiscRecorders, Skip)
    METHOD(IEnumDiscRecorders, Reset)
    METHOD(IEnumDiscRecorders, Clone)
    IDENTIFIER(IEnumDiscMasterFormats, IID_IEnumDiscMasterFormats)
    METHOD(IEnumDiscMasterFormats, Next)
    METHOD(IEnumDiscMasterFormats, Skip)
    METHOD(IEnumDiscMasterFormats, Reset)
    METHOD(IEnumDiscMasterFormats, Clone)
    IDENTIFIER(IRedbookDiscMaster, IID_IRedbookDiscMaster)
    METHOD(IRedbookDiscMaster, GetTotalAudioTracks)
    METHOD(IRedbookDiscMaster, GetTotalAudioBlocks)
    METHOD(IRedbookDiscMaster, GetUsedAudioBlocks)
    METHOD(IRedbookDiscMaster, GetAvailableAudioTrackBlocks)
    METHOD(IRedbookDiscMaster, GetAudioBlockSize)
    METHOD(IRedbookDiscMaster, CreateAudioTrack)
    METHOD(IRedbookDiscMaster, AddAudioTrackBlocks)
    METHOD(IRedbookDiscMaster, CloseAudioTrack)
    IDENTIFIER(IJolietDiscMaster, IID_IJolietDiscMaster)
    METHOD(IJolietDiscMaster, GetTotalDataBlocks)
    METHOD(IJolietDiscMaster, GetUsedDataBlocks)
    METHOD(IJolietDiscMaster, GetDataBlockSize)
    METHOD(IJolietDiscMaster, AddData)
    METHOD(IJolietDiscMaster, GetJolietProperties)
    METHOD(IJolietDiscMaster, SetJolietProperties)
    IDENTIFIER(IDiscMasterProgressEvents, IID_IDiscMasterProgressEvents)
    METHOD(IDiscMasterProgressEvents, QueryCancel)
    METHOD(IDiscMasterProgressEvents, NotifyPnPActivity)
    METHOD(IDiscMasterProgressEvents, NotifyAddProgress)
    METHOD(IDiscMasterProgressEvents, NotifyBlockProgress)
    METHOD(IDiscMasterProgressEvents, NotifyTrackProgress)
    METHOD(IDiscMasterProgressEvents, NotifyPreparingBurn)
    METHOD(IDiscMasterProgressEvents, NotifyClosingDisc)
    METHOD(IDiscMasterProgressEvents, NotifyBurnComplete)
    METHOD(IDiscMasterProgressEvents, NotifyEraseComplete)
    IDENTIFIER(MSDiscRecorderObj, CLSID_MSDiscRecorderObj)
    IDENTIFIER(MSDiscMasterObj, CLSID_MSDiscMasterObj)
    IDENTIFIER(MSEnumDiscRecordersObj, CLSID_MSEnumDiscRecordersObj)
    NUMBER(MEDIA_CDDA_CDROM)
    NUMBER(MEDIA_CD_ROM_XA)
    NUMBER(MEDIA_CD_I)
    NUMBER(MEDIA_CD_EXTRA)
    NUMBER(MEDIA_CD_OTHER)
    NUMBER(MEDIA_SPECIAL)
    NUMBER(MEDIA_BLANK)
    NUMBER(MEDIA_RW)
    NUMBER(MEDIA_WRITABLE)
    NUMBER(MEDIA_FORMAT_UNUSABLE_BY_IMAPI)
    NUMBER(RECORDER_CDR)
    NUMBER(RECORDER_CDRW)
    NUMBER(RECORDER_DOING_NOTHING)
    NUMBER(RECORDER_OPENED)
    NUMBER(RECORDER_BURNING)
    CODE(IMAPI_S_PROPERTIESIGNORED)
    CODE(IMAPI_S_BUFFER_TO_SMALL)
    CODE(IMAPI_E_NOTOPENED)
    CODE(IMAPI_E_NOTINITIALIZED)
    CODE(IMAPI_E_USERABORT)
    CODE(IMAPI_E_GENERIC)
    CODE(IMAPI_E_MEDIUM_NOTPRESENT)
    CODE(IMAPI_E_MEDIUM_INVALIDTYPE)
    CODE(IMAPI_E_DEVICE_NOPROPERTIES)
    CODE(IMAPI_E_DEVICE_NOTACCESSIBLE)
    CODE(IMAPI_E_DEVICE_NOTPRESENT)
    CODE(IMAPI_E_DEVICE_INVALIDTYPE)
    CODE(IMAPI_E_INITIALIZE_WRITE)
    CODE(IMAPI_E_INITIALIZE_ENDWRITE)
    CODE(IMAPI_E_FILESYSTEM)
    CODE(IMAPI_E_FILEACCESS)
    CODE(IMAPI_E_DISCINFO)
    CODE(IMAPI_E_TRACKNOTOPEN)
    CODE(IMAPI_E_TRACKOPEN)
    CODE(IMAPI_E_DISCFULL)
    CODE(IMAPI_E_BADJOLIETNAME)
    CODE(IMAPI_E_INVALIDIMAGE)
    CODE(IMAPI_E_NOACTIVEFORMAT)
    CODE(IMAPI_E_NOACTIVERECORDER)
    CODE(IMAPI_E_WRONGFORMAT)
    CODE(IMAPI_E_ALREADYOPEN)
    CODE(IMAPI_E_WRONGDISC)
    CODE(IMAPI_E_FILEEXISTS)
    CODE(IMAPI_E_STASHINUSE)
    CODE(IMAPI_E_DEVICE_STILL_IN_USE)
    CODE(IMAPI_E_LOSS_OF_STREAMING)
    CODE(IMAPI_E_COMPRESSEDSTASH)
    CODE(IMAPI_E_ENCRYPTEDSTASH)
    CODE(IMAPI_E_NOTENOUGHDISKFORSTASH)
    CODE(IMAPI_E_REMOVABLESTASH)
    CODE(IMAPI_E_CANNOT_WRITE_TO_MEDIA)
    CODE(IMAPI_E_TRACK_NOT_BIG_ENOUGH)
    CODE(IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC)
}
