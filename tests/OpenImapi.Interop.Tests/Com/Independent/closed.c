#include "check.h"
#include "parts.h"

static Object *const garbage = (Object *)&IUnknownId;

static void master_calls(Object *master, Sink *sink) {
    Object *object = garbage;
    Id id;
    uintptr_t cookie = 7;
    RESULT(Master_EnumDiscMasterFormats(master, &object), NOT_OPENED);
    TRUE_THAT(object == NULL);
    RESULT(Master_GetActiveDiscMasterFormat(master, &id), NOT_OPENED);
    object = garbage;
    RESULT(Master_SetActiveDiscMasterFormat(master, &IJolietDiscMasterId, &object), NOT_OPENED);
    TRUE_THAT(object == NULL);
    object = garbage;
    RESULT(Master_EnumDiscRecorders(master, &object), NOT_OPENED);
    TRUE_THAT(object == NULL);
    object = garbage;
    RESULT(Master_GetActiveDiscRecorder(master, &object), NOT_OPENED);
    TRUE_THAT(object == NULL);
    RESULT(Master_SetActiveDiscRecorder(master, NULL), NOT_OPENED);
    RESULT(Master_ClearFormatContent(master), NOT_OPENED);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookie), NOT_OPENED);
    NUMBER(cookie, 0);
    NUMBER(sink->references, 1);
    RESULT(Master_ProgressUnadvise(master, 1), NOT_OPENED);
    RESULT(Master_RecordDisc(master, 0, 0), NOT_OPENED);
    RESULT(Master_Close(master), OK);
    RESULT(Master_Close(master), OK);
}

static void format_calls(Object *joliet, Object *redbook) {
    Object *object = garbage;
    int32_t number = 7;
    uint8_t samples[2352] = { 0 };
    RESULT(Joliet_GetTotalDataBlocks(joliet, &number), NOT_OPENED);
    RESULT(Joliet_GetUsedDataBlocks(joliet, &number), NOT_OPENED);
    RESULT(Joliet_GetDataBlockSize(joliet, &number), NOT_OPENED);
    RESULT(Joliet_AddData(joliet, NULL, 0), NOT_OPENED);
    RESULT(Joliet_GetJolietProperties(joliet, &object), NOT_OPENED);
    TRUE_THAT(object == NULL);
    RESULT(Joliet_SetJolietProperties(joliet, NULL), NOT_OPENED);
    RESULT(Redbook_GetTotalAudioTracks(redbook, &number), NOT_OPENED);
    RESULT(Redbook_GetTotalAudioBlocks(redbook, &number), NOT_OPENED);
    RESULT(Redbook_GetUsedAudioBlocks(redbook, &number), NOT_OPENED);
    RESULT(Redbook_GetAvailableAudioTrackBlocks(redbook, &number), NOT_OPENED);
    RESULT(Redbook_GetAudioBlockSize(redbook, &number), NOT_OPENED);
    RESULT(Redbook_CreateAudioTrack(redbook, 0), NOT_OPENED);
    RESULT(Redbook_AddAudioTrackBlocks(redbook, samples, sizeof samples), NOT_OPENED);
    RESULT(Redbook_CloseAudioTrack(redbook), NOT_OPENED);
}

void closed(Object *master) {
    Sink sink;
    sink_start(&sink, GO_ON);
    Object *joliet = face_of(master, &IJolietDiscMasterId), *redbook = face_of(master, &IRedbookDiscMasterId);
    REQUIRE(joliet && redbook);
    master_calls(master, &sink);
    format_calls(joliet, redbook);
    NUMBER(sink.calls, 0);
    Unknown_Release(joliet);
    Unknown_Release(redbook);
}
