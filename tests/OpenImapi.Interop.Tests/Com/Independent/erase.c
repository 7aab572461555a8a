#include "check.h"
#include "parts.h"
#include "storage.h"

static const Entry content[] = { { "gone soon.txt", "gone soon", 0, NULL }, { NULL, NULL, 0, NULL } };

static int32_t flags_of(Object *recorder) {
    int32_t type = 0, flags = -1;
    RESULT(Recorder_QueryMediaType(recorder, &type, &flags), OK);
    return flags;
}

static void write_something(Object *master, Object *recorder) {
    Object *joliet = NULL, *storage = new_storage(content);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IJolietDiscMasterId, &joliet), OK);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    RESULT(Joliet_AddData(joliet, storage, 0), OK);
    RESULT(Master_RecordDisc(master, 0, 0), OK);
    NUMBER(Unknown_Release(storage), 0);
    Unknown_Release(joliet);
}

static void erase_with(Object *recorder, Sink *sink, uint8_t full) {
    sink_forget(sink, GO_ON);
    RESULT(Recorder_OpenExclusive(recorder), OK);
    NUMBER(flags_of(recorder) & (BLANK | REWRITABLE), REWRITABLE);
    RESULT(Recorder_Erase(recorder, full), OK);
    NUMBER(sink->erase_complete, 1);
    RESULT(sink->erase_status, OK);
    NUMBER(sink->burn_complete, 0);
    NUMBER(sink->elsewhere, 0);
    NUMBER(flags_of(recorder), BLANK | REWRITABLE | WRITABLE);
    RESULT(Recorder_Close(recorder), OK);
}

/* What cannot be erased is said, to the caller and to the sinks. */
static void not_erasable(Object *master, Sink *sink) {
    Object *recorder = find_recorder(master, AUDIO_DRIVE);
    sink_forget(sink, GO_ON);
    RESULT(Recorder_OpenExclusive(recorder), OK);
    RESULT(Recorder_Erase(recorder, 0), MEDIUM_INVALID_TYPE);
    NUMBER(sink->erase_complete, 1);
    RESULT(sink->erase_status, MEDIUM_INVALID_TYPE);
    RESULT(Recorder_Close(recorder), OK);
    Unknown_Release(recorder);
}

/* The tray opens, and a disc master cannot choose a recorder without a disc for data. */
static void eject(Object *master, Object *recorder) {
    RESULT(Recorder_OpenExclusive(recorder), OK);
    RESULT(Recorder_Eject(recorder), OK);
    NUMBER(flags_of(recorder), 0);
    RESULT(Recorder_Close(recorder), OK);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), MEDIUM_NOT_PRESENT);
}

void erase(Object *master, Sink *sink) {
    uintptr_t cookie = 0;
    Object *recorder = find_recorder(master, ERASE_DRIVE);
    int32_t type = 0;
    RESULT(Recorder_GetRecorderType(recorder, &type), OK);
    NUMBER(type, 2);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookie), OK);
    write_something(master, recorder);
    erase_with(recorder, sink, 0);
    write_something(master, recorder);
    erase_with(recorder, sink, 1);
    not_erasable(master, sink);
    eject(master, recorder);
    RESULT(Master_ProgressUnadvise(master, cookie), OK);
    NUMBER(sink->references, 1);
    Unknown_Release(recorder);
}
