/*
 * IMAPI's binary interface, written from what is published about it and from nothing of OpenImapi's: an object is a pointer to a pointer to
 * its methods, and each method has a number. Parameters have the widths that the published declarations have on every system.
 */
#ifndef INDEPENDENT_ABI_H
#define INDEPENDENT_ABI_H

#include <stddef.h>
#include <stdint.h>

typedef int32_t Result;
typedef uint16_t Char16;
typedef struct { uint32_t a; uint16_t b, c; uint8_t d[8]; } Id;

typedef void (*Method)(void);
typedef struct Object { const Method *slots; } Object;

#define METHOD0(name, slot) \
    static inline Result name(Object *o) { return ((Result (*)(Object *))o->slots[slot])(o); }
#define METHOD1(name, slot, A) \
    static inline Result name(Object *o, A a) { return ((Result (*)(Object *, A))o->slots[slot])(o, a); }
#define METHOD2(name, slot, A, B) \
    static inline Result name(Object *o, A a, B b) { return ((Result (*)(Object *, A, B))o->slots[slot])(o, a, b); }
#define METHOD3(name, slot, A, B, C) \
    static inline Result name(Object *o, A a, B b, C c) { return ((Result (*)(Object *, A, B, C))o->slots[slot])(o, a, b, c); }
#define METHOD4(name, slot, A, B, C, D) \
    static inline Result name(Object *o, A a, B b, C c, D d) { return ((Result (*)(Object *, A, B, C, D))o->slots[slot])(o, a, b, c, d); }
#define METHOD5(name, slot, A, B, C, D, E) \
    static inline Result name(Object *o, A a, B b, C c, D d, E e) { return ((Result (*)(Object *, A, B, C, D, E))o->slots[slot])(o, a, b, c, d, e); }

/* Structures of COM's structured storage, on 64-bit systems. */
typedef struct { uint32_t low, high; } FileTime;
typedef struct {
    Char16 *name;
    uint32_t type;
    uint64_t size;
    FileTime modified, created, accessed;
    uint32_t mode, locks;
    Id class_id;
    uint32_t state, reserved;
} ElementStatus;
typedef struct { Char16 *name; uint32_t id; uint16_t type; } PropertyStatus;
typedef struct { uint32_t kind; union { uint32_t id; const Char16 *name; } by; } PropertyWanted;
typedef struct {
    uint16_t type, reserved[3];
    union { int32_t number; int16_t boolean; uint8_t byte; Char16 *text; Object *object; void *room[2]; } value;
} Variant;

enum { IS_STORAGE = 1, IS_STREAM = 2 };
enum { BY_NAME = 0, BY_ID = 1 };
enum { TYPE_EMPTY = 0, TYPE_I4 = 3, TYPE_BSTR = 8, TYPE_BOOL = 11, TYPE_UI1 = 17 };

/* IUnknown */
METHOD2(Unknown_QueryInterface, 0, const Id *, Object **)
static inline uint32_t Unknown_AddRef(Object *o) { return ((uint32_t (*)(Object *))o->slots[1])(o); }
static inline uint32_t Unknown_Release(Object *o) { return ((uint32_t (*)(Object *))o->slots[2])(o); }

/* IClassFactory */
METHOD3(Factory_CreateInstance, 3, Object *, const Id *, Object **)
METHOD1(Factory_LockServer, 4, int32_t)

/* IDiscMaster */
METHOD0(Master_Open, 3)
METHOD1(Master_EnumDiscMasterFormats, 4, Object **)
METHOD1(Master_GetActiveDiscMasterFormat, 5, Id *)
METHOD2(Master_SetActiveDiscMasterFormat, 6, const Id *, Object **)
METHOD1(Master_EnumDiscRecorders, 7, Object **)
METHOD1(Master_GetActiveDiscRecorder, 8, Object **)
METHOD1(Master_SetActiveDiscRecorder, 9, Object *)
METHOD0(Master_ClearFormatContent, 10)
METHOD2(Master_ProgressAdvise, 11, Object *, uintptr_t *)
METHOD1(Master_ProgressUnadvise, 12, uintptr_t)
METHOD2(Master_RecordDisc, 13, uint8_t, uint8_t)
METHOD0(Master_Close, 14)

/* IDiscRecorder */
METHOD3(Recorder_Init, 3, uint8_t *, uint32_t, uint32_t)
METHOD3(Recorder_GetRecorderGUID, 4, uint8_t *, uint32_t, uint32_t *)
METHOD1(Recorder_GetRecorderType, 5, int32_t *)
METHOD3(Recorder_GetDisplayNames, 6, Char16 **, Char16 **, Char16 **)
METHOD1(Recorder_GetBasePnPID, 7, Char16 **)
METHOD1(Recorder_GetPath, 8, Char16 **)
METHOD1(Recorder_GetRecorderProperties, 9, Object **)
METHOD1(Recorder_SetRecorderProperties, 10, Object *)
METHOD1(Recorder_GetRecorderState, 11, uint32_t *)
METHOD0(Recorder_OpenExclusive, 12)
METHOD2(Recorder_QueryMediaType, 13, int32_t *, int32_t *)
METHOD5(Recorder_QueryMediaInfo, 14, uint8_t *, uint8_t *, uint32_t *, uint32_t *, uint32_t *)
METHOD0(Recorder_Eject, 15)
METHOD1(Recorder_Erase, 16, uint8_t)
METHOD0(Recorder_Close, 17)

/* IJolietDiscMaster */
METHOD1(Joliet_GetTotalDataBlocks, 3, int32_t *)
METHOD1(Joliet_GetUsedDataBlocks, 4, int32_t *)
METHOD1(Joliet_GetDataBlockSize, 5, int32_t *)
METHOD2(Joliet_AddData, 6, Object *, int32_t)
METHOD1(Joliet_GetJolietProperties, 7, Object **)
METHOD1(Joliet_SetJolietProperties, 8, Object *)

/* IRedbookDiscMaster */
METHOD1(Redbook_GetTotalAudioTracks, 3, int32_t *)
METHOD1(Redbook_GetTotalAudioBlocks, 4, int32_t *)
METHOD1(Redbook_GetUsedAudioBlocks, 5, int32_t *)
METHOD1(Redbook_GetAvailableAudioTrackBlocks, 6, int32_t *)
METHOD1(Redbook_GetAudioBlockSize, 7, int32_t *)
METHOD1(Redbook_CreateAudioTrack, 8, int32_t)
METHOD2(Redbook_AddAudioTrackBlocks, 9, const uint8_t *, int32_t)
METHOD0(Redbook_CloseAudioTrack, 10)

/* IEnumDiscRecorders, IEnumDiscMasterFormats, IEnumSTATPROPSTG: what Next fills differs. */
METHOD3(Enum_Next, 3, uint32_t, void *, uint32_t *)
METHOD1(Enum_Skip, 4, uint32_t)
METHOD0(Enum_Reset, 5)
METHOD1(Enum_Clone, 6, Object **)

/* IPropertyStorage */
METHOD3(Properties_ReadMultiple, 3, uint32_t, const PropertyWanted *, Variant *)
METHOD4(Properties_WriteMultiple, 4, uint32_t, const PropertyWanted *, const Variant *, uint32_t)
METHOD2(Properties_DeleteMultiple, 5, uint32_t, const PropertyWanted *)
METHOD3(Properties_ReadPropertyNames, 6, uint32_t, const uint32_t *, Char16 **)
METHOD1(Properties_Commit, 9, uint32_t)
METHOD1(Properties_Enum, 11, Object **)

#define OK ((Result)0)
#define NO_MORE ((Result)1)
#define ERROR_OF(n) ((Result)(0x80040200u + (n)))

enum { PROPERTIES_IGNORED = 0x00040200, BUFFER_TOO_SMALL = 0x00040201 };
#define NOT_OPENED ERROR_OF(11)
#define USER_ABORT ERROR_OF(13)
#define MEDIUM_NOT_PRESENT ERROR_OF(15)
#define MEDIUM_INVALID_TYPE ERROR_OF(16)
#define NOT_ACCESSIBLE ERROR_OF(18)
#define TRACK_NOT_OPEN ERROR_OF(26)
#define TRACK_OPEN ERROR_OF(27)
#define BAD_JOLIET_NAME ERROR_OF(29)
#define INVALID_IMAGE ERROR_OF(30)
#define NO_ACTIVE_RECORDER ERROR_OF(32)
#define WRONG_FORMAT ERROR_OF(33)
#define ALREADY_OPEN ERROR_OF(34)
#define FILE_EXISTS ERROR_OF(36)
#define TRACK_NOT_BIG_ENOUGH ERROR_OF(45)
#define NOT_IMPLEMENTED ((Result)0x80004001u)
#define NO_INTERFACE ((Result)0x80004002u)
#define NULL_POINTER ((Result)0x80004003u)
#define INVALID_ARGUMENT ((Result)0x80070057u)
#define NO_AGGREGATION ((Result)0x80040110u)
#define CLASS_NOT_AVAILABLE ((Result)0x80040111u)
#define FILE_NOT_FOUND ((Result)0x80030002u)

enum { BLANK = 1, REWRITABLE = 2, WRITABLE = 4 };

/* The identifiers of classes and interfaces. */
extern const Id MasterClass, RecorderClass;
extern const Id IUnknownId, IClassFactoryId, IDiscMasterId, IDiscRecorderId, IJolietDiscMasterId, IRedbookDiscMasterId, IEnumDiscRecordersId,
    IEnumDiscMasterFormatsId, IDiscMasterProgressEventsId, IStorageId, ISequentialStreamId, IStreamId, IEnumSTATSTGId, IPropertyStorageId, IEnumSTATPROPSTGId;

#endif
