/*
 * OpenImapi: the interfaces of the Image Mastering API, version 1, for C and C++. MIT License.
 *
 * Names, order and values are those of the Windows SDK's own imapi.h, which serves as well where there is one.
 */
#ifndef OPENIMAPI_IMAPI_H
#define OPENIMAPI_IMAPI_H

#include "com.h"
#include "imapierror.h"
#include "openimapi.h"

#ifdef __cplusplus
extern "C" {
#endif

OPENIMAPI_GUID(IID_IDiscMaster, 0x520CCA62, 0x51A5, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(IID_IDiscRecorder, 0x85AC9776, 0xCA88, 0x4CF2, 0x89, 0x4E, 0x09, 0x59, 0x8C, 0x07, 0x8A, 0x41);
OPENIMAPI_GUID(IID_IEnumDiscRecorders, 0x9B1921E1, 0x54AC, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(IID_IEnumDiscMasterFormats, 0xDDF445E1, 0x54BA, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(IID_IRedbookDiscMaster, 0xE3BC42CD, 0x4E5C, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(IID_IJolietDiscMaster, 0xE3BC42CE, 0x4E5C, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(IID_IDiscMasterProgressEvents, 0xEC9E51C1, 0x4E5D, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(CLSID_MSDiscMasterObj, 0x520CCA63, 0x51A5, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(CLSID_MSDiscRecorderObj, 0x520CCA61, 0x51A5, 0x11D3, 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E);
OPENIMAPI_GUID(CLSID_MSEnumDiscRecordersObj, 0x8A03567A, 0x63CB, 0x4BA8, 0xBA, 0xF6, 0x52, 0x11, 0x98, 0x16, 0xD1, 0xEF);

/* IDiscRecorder::QueryMediaType. Type and flags are both 0 when there is no disc. */
enum MEDIA_TYPES { MEDIA_CDDA_CDROM = 1, MEDIA_CD_ROM_XA = 2, MEDIA_CD_I = 3, MEDIA_CD_EXTRA = 4, MEDIA_CD_OTHER = 5, MEDIA_SPECIAL = 6 };
enum MEDIA_FLAGS { MEDIA_BLANK = 0x1, MEDIA_RW = 0x2, MEDIA_WRITABLE = 0x4, MEDIA_FORMAT_UNUSABLE_BY_IMAPI = 0x8 };

/* IDiscRecorder::GetRecorderType. */
enum RECORDER_TYPES { RECORDER_CDR = 0x1, RECORDER_CDRW = 0x2 };

/* IDiscRecorder::GetRecorderState. */
#define RECORDER_DOING_NOTHING 0
#define RECORDER_OPENED        0x1
#define RECORDER_BURNING       0x2

OPENIMAPI_BEGIN(IDiscMasterProgressEvents, IUnknown)
    OPENIMAPI_IUNKNOWN(IDiscMasterProgressEvents)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, QueryCancel, boolean *pbCancel)
    OPENIMAPI_METHOD0(IDiscMasterProgressEvents, NotifyPnPActivity)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyAddProgress, LONG nCompletedSteps, LONG nTotalSteps)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyBlockProgress, LONG nCompleted, LONG nTotal)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyTrackProgress, LONG nCurrentTrack, LONG nTotalTracks)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyPreparingBurn, LONG nEstimatedSeconds)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyClosingDisc, LONG nEstimatedSeconds)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyBurnComplete, HRESULT status)
    OPENIMAPI_METHOD(IDiscMasterProgressEvents, NotifyEraseComplete, HRESULT status)
OPENIMAPI_END(IDiscMasterProgressEvents)

OPENIMAPI_BEGIN(IDiscRecorder, IUnknown)
    OPENIMAPI_IUNKNOWN(IDiscRecorder)
    OPENIMAPI_METHOD(IDiscRecorder, Init, BYTE *pbyUniqueID, ULONG nulIDSize, ULONG nulDriveNumber)
    OPENIMAPI_METHOD(IDiscRecorder, GetRecorderGUID, BYTE *pbyUniqueID, ULONG ulBufferSize, ULONG *pulReturnSizeRequired)
    OPENIMAPI_METHOD(IDiscRecorder, GetRecorderType, LONG *fTypeCode)
    OPENIMAPI_METHOD(IDiscRecorder, GetDisplayNames, BSTR *pbstrVendorID, BSTR *pbstrProductID, BSTR *pbstrRevision)
    OPENIMAPI_METHOD(IDiscRecorder, GetBasePnPID, BSTR *pbstrBasePnPID)
    OPENIMAPI_METHOD(IDiscRecorder, GetPath, BSTR *pbstrPath)
    OPENIMAPI_METHOD(IDiscRecorder, GetRecorderProperties, IPropertyStorage **ppPropStg)
    OPENIMAPI_METHOD(IDiscRecorder, SetRecorderProperties, IPropertyStorage *pPropStg)
    OPENIMAPI_METHOD(IDiscRecorder, GetRecorderState, ULONG *pulDevStateFlags)
    OPENIMAPI_METHOD0(IDiscRecorder, OpenExclusive)
    OPENIMAPI_METHOD(IDiscRecorder, QueryMediaType, LONG *fMediaType, LONG *fMediaFlags)
    OPENIMAPI_METHOD(IDiscRecorder, QueryMediaInfo, BYTE *pbsessions, BYTE *pblasttrack, ULONG *ulstartaddress, ULONG *ulnextwritable, ULONG *ulfreeblocks)
    OPENIMAPI_METHOD0(IDiscRecorder, Eject)
    OPENIMAPI_METHOD(IDiscRecorder, Erase, boolean bFullErase)
    OPENIMAPI_METHOD0(IDiscRecorder, Close)
OPENIMAPI_END(IDiscRecorder)

OPENIMAPI_BEGIN(IEnumDiscRecorders, IUnknown)
    OPENIMAPI_IUNKNOWN(IEnumDiscRecorders)
    OPENIMAPI_METHOD(IEnumDiscRecorders, Next, ULONG cRecorders, IDiscRecorder **ppRecorder, ULONG *pcFetched)
    OPENIMAPI_METHOD(IEnumDiscRecorders, Skip, ULONG cRecorders)
    OPENIMAPI_METHOD0(IEnumDiscRecorders, Reset)
    OPENIMAPI_METHOD(IEnumDiscRecorders, Clone, IEnumDiscRecorders **ppEnum)
OPENIMAPI_END(IEnumDiscRecorders)

OPENIMAPI_BEGIN(IEnumDiscMasterFormats, IUnknown)
    OPENIMAPI_IUNKNOWN(IEnumDiscMasterFormats)
    OPENIMAPI_METHOD(IEnumDiscMasterFormats, Next, ULONG cFormats, LPIID lpiidFormatID, ULONG *pcFetched)
    OPENIMAPI_METHOD(IEnumDiscMasterFormats, Skip, ULONG cFormats)
    OPENIMAPI_METHOD0(IEnumDiscMasterFormats, Reset)
    OPENIMAPI_METHOD(IEnumDiscMasterFormats, Clone, IEnumDiscMasterFormats **ppEnum)
OPENIMAPI_END(IEnumDiscMasterFormats)

OPENIMAPI_BEGIN(IRedbookDiscMaster, IUnknown)
    OPENIMAPI_IUNKNOWN(IRedbookDiscMaster)
    OPENIMAPI_METHOD(IRedbookDiscMaster, GetTotalAudioTracks, LONG *pnTracks)
    OPENIMAPI_METHOD(IRedbookDiscMaster, GetTotalAudioBlocks, LONG *pnBlocks)
    OPENIMAPI_METHOD(IRedbookDiscMaster, GetUsedAudioBlocks, LONG *pnBlocks)
    OPENIMAPI_METHOD(IRedbookDiscMaster, GetAvailableAudioTrackBlocks, LONG *pnBlocks)
    OPENIMAPI_METHOD(IRedbookDiscMaster, GetAudioBlockSize, LONG *pnBlockBytes)
    OPENIMAPI_METHOD(IRedbookDiscMaster, CreateAudioTrack, LONG nBlocks)
    OPENIMAPI_METHOD(IRedbookDiscMaster, AddAudioTrackBlocks, BYTE *pby, LONG cb)
    OPENIMAPI_METHOD0(IRedbookDiscMaster, CloseAudioTrack)
OPENIMAPI_END(IRedbookDiscMaster)

OPENIMAPI_BEGIN(IJolietDiscMaster, IUnknown)
    OPENIMAPI_IUNKNOWN(IJolietDiscMaster)
    OPENIMAPI_METHOD(IJolietDiscMaster, GetTotalDataBlocks, LONG *pnBlocks)
    OPENIMAPI_METHOD(IJolietDiscMaster, GetUsedDataBlocks, LONG *pnBlocks)
    OPENIMAPI_METHOD(IJolietDiscMaster, GetDataBlockSize, LONG *pnBlockBytes)
    OPENIMAPI_METHOD(IJolietDiscMaster, AddData, IStorage *pStorage, LONG lFileOverwrite)
    OPENIMAPI_METHOD(IJolietDiscMaster, GetJolietProperties, IPropertyStorage **ppPropStg)
    OPENIMAPI_METHOD(IJolietDiscMaster, SetJolietProperties, IPropertyStorage *pPropStg)
OPENIMAPI_END(IJolietDiscMaster)

OPENIMAPI_BEGIN(IDiscMaster, IUnknown)
    OPENIMAPI_IUNKNOWN(IDiscMaster)
    OPENIMAPI_METHOD0(IDiscMaster, Open)
    OPENIMAPI_METHOD(IDiscMaster, EnumDiscMasterFormats, IEnumDiscMasterFormats **ppEnum)
    OPENIMAPI_METHOD(IDiscMaster, GetActiveDiscMasterFormat, LPIID lpiid)
    OPENIMAPI_METHOD(IDiscMaster, SetActiveDiscMasterFormat, REFIID riid, void **ppUnk)
    OPENIMAPI_METHOD(IDiscMaster, EnumDiscRecorders, IEnumDiscRecorders **ppEnum)
    OPENIMAPI_METHOD(IDiscMaster, GetActiveDiscRecorder, IDiscRecorder **ppRecorder)
    OPENIMAPI_METHOD(IDiscMaster, SetActiveDiscRecorder, IDiscRecorder *pRecorder)
    OPENIMAPI_METHOD0(IDiscMaster, ClearFormatContent)
    OPENIMAPI_METHOD(IDiscMaster, ProgressAdvise, IDiscMasterProgressEvents *pEvents, UINT_PTR *pvCookie)
    OPENIMAPI_METHOD(IDiscMaster, ProgressUnadvise, UINT_PTR vCookie)
    OPENIMAPI_METHOD(IDiscMaster, RecordDisc, boolean bSimulate, boolean bEjectAfterBurn)
    OPENIMAPI_METHOD0(IDiscMaster, Close)
OPENIMAPI_END(IDiscMaster)

#ifdef __cplusplus
}
#endif

#endif
