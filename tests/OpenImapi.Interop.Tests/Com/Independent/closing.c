#include "check.h"
#include "parts.h"
#include "storage.h"

void closing(Object *master, Sink *sink) {
    Object *redbook = NULL, *recorder = find_recorder(master, AUDIO_DRIVE), *other = NULL;
    uintptr_t cookies[2] = { 0, 0 };
    int32_t number = 7;
    sink_forget(sink, GO_ON);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IRedbookDiscMasterId, &redbook), OK);
    RESULT(Redbook_CreateAudioTrack(redbook, 0), OK);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookies[0]), OK);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookies[1]), OK);
    TRUE_THAT(cookies[0] != cookies[1]);
    RESULT(Master_Close(master), OK);
    NUMBER(sink->references, 1);
    RESULT(Redbook_GetTotalAudioTracks(redbook, &number), NOT_OPENED);

    RESULT(Master_Open(master), OK);
    RESULT(Redbook_GetTotalAudioTracks(redbook, &number), WRONG_FORMAT);
    RESULT(Master_GetActiveDiscRecorder(master, &other), NO_ACTIVE_RECORDER);
    RESULT(Master_ProgressUnadvise(master, cookies[0]), INVALID_ARGUMENT);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookies[0]), OK);
    Unknown_Release(recorder);
    Unknown_Release(redbook);
    NUMBER(Unknown_Release(master), 0);
    NUMBER(sink->references, 1);
    NUMBER(sink->calls, 0);
    NUMBER(storage_counts.alive, 0);
}
