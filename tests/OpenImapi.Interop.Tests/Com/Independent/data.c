#include "check.h"
#include "parts.h"
#include "storage.h"

/* What the first session holds. The test that judges the disc has the same list. */
static const Entry lowest[] = { { "tiny.bin", "*", 0, NULL }, { NULL, NULL, 0, NULL } };
static const Entry deep[] = { { "er", NULL, 0, lowest }, { NULL, NULL, 0, NULL } };
static const Entry music[] = { { "deep", NULL, 0, deep }, { "numbers.bin", NULL, 300001, NULL }, { NULL, NULL, 0, NULL } };
static const Entry first[] = {
    { "music", NULL, 0, music }, { "read me.txt", "Written through the vtables.\r\n", 0, NULL }, { "empty.txt", "", 0, NULL },
    { "\xC3\x9Cn\xC3\xAF" "code \xCE\xA9.txt", "A name beyond ASCII.", 0, NULL }, { NULL, NULL, 0, NULL },
};

/* What is laid over it, file over file. */
static const Entry over[] = { { "read me.txt", "Written over.\r\n", 0, NULL }, { NULL, NULL, 0, NULL } };

/* What the second session adds. */
static const Entry more_music[] = { { "added.bin", NULL, 70000, NULL }, { NULL, NULL, 0, NULL } };
static const Entry second[] = { { "music", NULL, 0, more_music }, { "later.txt", "In another session.\r\n", 0, NULL }, { NULL, NULL, 0, NULL } };

static const Entry badly_named[] = { { "fine.txt", "fine", 0, NULL }, { "bad:name.txt", "bad", 0, NULL }, { NULL, NULL, 0, NULL } };

/* AddData of a storage that is released right after it; nobody else keeps anything of it. */
static void add(Object *joliet, const Entry *content, int32_t overwrite, Result wanted) {
    Object *storage = new_storage(content);
    RESULT(Joliet_AddData(joliet, storage, overwrite), wanted);
    NUMBER(Unknown_Release(storage), 0);
    NUMBER(storage_counts.alive, 0);
    NUMBER(storage_counts.unneeded, 0);
}

static int32_t used(Object *joliet) {
    int32_t blocks = -1;
    RESULT(Joliet_GetUsedDataBlocks(joliet, &blocks), OK);
    return blocks;
}

static void staging(Object *master, Object *joliet, Object *recorder, Sink *sink) {
    int32_t number = 0, before;
    RESULT(Joliet_GetDataBlockSize(joliet, &number), OK);
    NUMBER(number, 2048);
    NUMBER(used(joliet), 0);
    RESULT(Joliet_AddData(joliet, NULL, 0), NULL_POINTER);
    RESULT(Joliet_GetTotalDataBlocks(joliet, NULL), NULL_POINTER);

    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    add(joliet, first, 0, OK);
    TRUE_THAT(sink->add.calls >= 2 && sink->add.total > 0 && sink->add.backwards == 0);
    NUMBER(sink->add.first, 0);
    NUMBER(sink->add.last, sink->add.total);
    TRUE_THAT(sink->queries > 0);
    TRUE_THAT(storage_counts.read >= 300001);
    before = used(joliet);
    TRUE_THAT(before >= 300001 / 2048);

    add(joliet, over, 0, FILE_EXISTS);
    add(joliet, badly_named, 0, BAD_JOLIET_NAME);
    sink_forget(sink, CANCEL);
    add(joliet, second, 0, USER_ABORT);
    NUMBER(used(joliet), before);
    sink_forget(sink, NOT_MINE);
    add(joliet, over, 1, OK);
    TRUE_THAT(used(joliet) > 0);
}

/* The order of events that is published for a disc of data. */
static void events(const Sink *sink, Result status) {
    NUMBER(sink->preparing, 1);
    TRUE_THAT(sink->block.calls >= 2 && sink->block.total >= 1 && sink->block.backwards == 0);
    NUMBER(sink->block.last, sink->block.total);
    NUMBER(sink->closing, 1);
    NUMBER(sink->between, 0);
    NUMBER(sink->burn_complete, 1);
    RESULT(sink->burn_status, status);
    NUMBER(sink->after_complete, 0);
    NUMBER(sink->elsewhere, 0);
}

static void cancelled(Object *master, Sink *sink) {
    sink_forget(sink, CANCEL);
    RESULT(Master_RecordDisc(master, 1, 0), USER_ABORT);
    NUMBER(sink->burn_complete, 1);
    RESULT(sink->burn_status, USER_ABORT);
    NUMBER(sink->after_complete, 0);
}

/* A simulation leaves the disc blank and uses the stage up, as the first success does. */
static void simulated(Object *master, Object *joliet, Sink *sink) {
    sink_forget(sink, NOT_MINE);
    RESULT(Master_RecordDisc(master, 1, 0), OK);
    events(sink, OK);
    NUMBER(used(joliet), 0);
    sink_forget(sink, GO_ON);
    RESULT(Master_RecordDisc(master, 0, 0), INVALID_IMAGE);
    NUMBER(sink->burn_complete, 0);
}

typedef struct { int32_t type, flags; uint8_t sessions, last_track; uint32_t start, next, room; } Media;

static Media media(Object *recorder) {
    Media found = { -1, -1, 0, 0, 0, 0, 0 };
    RESULT(Recorder_OpenExclusive(recorder), OK);
    RESULT(Recorder_QueryMediaType(recorder, &found.type, &found.flags), OK);
    if (found.type != 0)
        RESULT(Recorder_QueryMediaInfo(recorder, &found.sessions, &found.last_track, &found.start, &found.next, &found.room), OK);
    RESULT(Recorder_Close(recorder), OK);
    return found;
}

static void first_session(Object *master, Object *joliet, Object *recorder, Sink *sink) {
    NUMBER(media(recorder).flags, BLANK | WRITABLE);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    add(joliet, first, 0, OK);
    add(joliet, over, 1, OK);
    int32_t blocks = used(joliet);
    sink_forget(sink, GO_ON);
    RESULT(Master_RecordDisc(master, 0, 0), OK);
    events(sink, OK);
    Media after = media(recorder);
    NUMBER(after.flags, WRITABLE);
    TRUE_THAT(after.type >= 1 && after.type <= 6);
    NUMBER(after.sessions, 1);
    NUMBER(after.last_track, 1);
    NUMBER(after.start, 0);
    TRUE_THAT(after.next > (uint32_t)blocks && after.room > 300000);
}

/* The disc is recognised, and what is on it shows in the new session too. The tray opens when it is done. */
static void second_session(Object *master, Object *joliet, Object *recorder, Sink *sink) {
    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    add(joliet, second, 0, OK);
    sink_forget(sink, GO_ON);
    RESULT(Master_RecordDisc(master, 0, 1), OK);
    events(sink, OK);
    Media gone = media(recorder);
    NUMBER(gone.type, 0);
    NUMBER(gone.flags, 0);
}

void data(Object *master, Sink *sink) {
    uintptr_t cookie = 0;
    Object *joliet = NULL, *recorder = find_recorder(master, DATA_DRIVE);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IJolietDiscMasterId, &joliet), OK);
    REQUIRE(joliet != NULL);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookie), OK);
    TRUE_THAT(cookie != 0);
    TRUE_THAT(sink->references > 1);
    staging(master, joliet, recorder, sink);
    cancelled(master, sink);
    simulated(master, joliet, sink);
    first_session(master, joliet, recorder, sink);
    second_session(master, joliet, recorder, sink);
    RESULT(Master_ProgressUnadvise(master, cookie + 1000), INVALID_ARGUMENT);
    RESULT(Master_ProgressUnadvise(master, cookie), OK);
    NUMBER(sink->references, 1);
    Unknown_Release(recorder);
    Unknown_Release(joliet);
}
