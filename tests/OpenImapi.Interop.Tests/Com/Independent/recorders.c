#include "check.h"
#include "library.h"
#include "parts.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static void enumerator(Object *master) {
    Object *list = NULL, *many[9], *copy = NULL;
    uint32_t fetched = 7;
    RESULT(Master_EnumDiscRecorders(master, &list), OK);
    REQUIRE(list != NULL);
    memset(many, 0xFF, sizeof many);
    RESULT(Enum_Next(list, 9, many, &fetched), NO_MORE);
    REQUIRE(fetched == 3);
    TRUE_THAT(many[0] && many[1] && many[2] && !many[3] && !many[8]);
    RESULT(Enum_Next(list, 1, &many[8], &fetched), NO_MORE);
    NUMBER(fetched, 0);
    TRUE_THAT(many[8] == NULL);
    RESULT(Enum_Reset(list), OK);
    RESULT(Enum_Skip(list, 2), OK);
    RESULT(Enum_Clone(list, &copy), OK);
    RESULT(Enum_Next(copy, 1, &many[8], &fetched), OK);
    TRUE_THAT(many[8] != NULL);
    NUMBER(Unknown_Release(copy), 0);
    NUMBER(Unknown_Release(list), 0);
    for (int i = 0; i < 3; i++)
        NUMBER(references(many[i]), many[i] == many[8] ? 2 : 1);
    Unknown_Release(many[8]);
    for (int i = 0; i < 3; i++)
        NUMBER(Unknown_Release(many[i]), 0);
}

static void identity(Object *one, Object *other) {
    uint8_t guid[16], again[16], part[4] = { 0 };
    uint32_t size = 0;
    RESULT(Recorder_GetRecorderGUID(one, NULL, 0, &size), OK);
    NUMBER(size, 16);
    RESULT(Recorder_GetRecorderGUID(one, guid, 16, &size), OK);
    RESULT(Recorder_GetRecorderGUID(other, again, 16, &size), OK);
    TRUE_THAT(memcmp(guid, again, 16) == 0);
    RESULT(Recorder_GetRecorderGUID(one, part, 4, &size), BUFFER_TOO_SMALL);
    NUMBER(size, 16);
    RESULT(Recorder_GetRecorderGUID(one, guid, 16, NULL), NULL_POINTER);
    TRUE_THAT(Recorder_Init(one, guid, 16, 0) < 0);
}

static void names(Object *recorder) {
    Char16 *vendor = NULL, *product = NULL, *revision = NULL, *id = NULL, *alone = NULL;
    char run[3 * sizeof(Text8)];
    RESULT(Recorder_GetDisplayNames(recorder, &vendor, &product, &revision), OK);
    REQUIRE(vendor && product && revision);
    TRUE_THAT(library.text_length(vendor) > 0 && library.text_length(product) > 0);
    RESULT(Recorder_GetDisplayNames(recorder, NULL, &alone, NULL), OK);
    TRUE_THAT(same_text(alone, utf8(product).bytes));
    RESULT(Recorder_GetBasePnPID(recorder, &id), OK);
    snprintf(run, sizeof run, "%s%s%s", utf8(vendor).bytes, utf8(product).bytes, utf8(revision).bytes);
    TRUE_THAT(same_text(id, run));
    RESULT(Recorder_GetPath(recorder, NULL), NULL_POINTER);
    library.free_text(vendor);
    library.free_text(product);
    library.free_text(revision);
    library.free_text(alone);
    library.free_text(id);
}

static void state(Object *recorder, uint32_t wanted) {
    uint32_t got = 7;
    RESULT(Recorder_GetRecorderState(recorder, &got), OK);
    NUMBER(got, wanted);
}

static void not_opened(Object *recorder) {
    int32_t type = 7, flags = 7;
    uint8_t sessions = 7, last = 7;
    uint32_t start = 7, next = 7, room = 7;
    RESULT(Recorder_QueryMediaType(recorder, &type, &flags), NOT_OPENED);
    NUMBER(type + flags, 0);
    RESULT(Recorder_QueryMediaInfo(recorder, &sessions, &last, &start, &next, &room), NOT_OPENED);
    NUMBER(sessions + last + start + next + room, 0);
    RESULT(Recorder_Eject(recorder), NOT_OPENED);
    RESULT(Recorder_Erase(recorder, 0), NOT_OPENED);
    RESULT(Recorder_Close(recorder), NOT_OPENED);
}

/* One opens the device, everybody else waits. */
static void exclusive(Object *master, Object *recorder, Object *other) {
    int32_t type = 0, flags = 0;
    uint8_t sessions = 7, last = 7;
    uint32_t start = 7, next = 7, room = 7;
    RESULT(Recorder_OpenExclusive(recorder), OK);
    state(recorder, 1);
    RESULT(Recorder_OpenExclusive(recorder), NOT_ACCESSIBLE);
    RESULT(Recorder_OpenExclusive(other), NOT_ACCESSIBLE);
    RESULT(Recorder_QueryMediaType(other, &type, &flags), NOT_OPENED);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), NOT_ACCESSIBLE);
    RESULT(Recorder_QueryMediaType(recorder, &type, &flags), OK);
    TRUE_THAT(type >= 1 && type <= 6);
    NUMBER(flags, BLANK | WRITABLE);
    RESULT(Recorder_QueryMediaType(recorder, NULL, &flags), NULL_POINTER);
    RESULT(Recorder_QueryMediaInfo(recorder, &sessions, &last, &start, &next, &room), OK);
    NUMBER(sessions + last + start + next, 0);
    TRUE_THAT(room > 300000);
    RESULT(Recorder_Close(recorder), OK);
    state(recorder, 0);
    RESULT(Recorder_Close(recorder), NOT_OPENED);
}

static void choosing(Object *master, Object *recorder) {
    Object *active = NULL;
    RESULT(Master_GetActiveDiscRecorder(master, &active), NO_ACTIVE_RECORDER);
    TRUE_THAT(active == NULL);
    RESULT(Master_RecordDisc(master, 0, 0), NO_ACTIVE_RECORDER);
    RESULT(Master_SetActiveDiscRecorder(master, NULL), NULL_POINTER);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    RESULT(Master_GetActiveDiscRecorder(master, &active), OK);
    TRUE_THAT(active == recorder);
    Unknown_Release(active);
    RESULT(Master_RecordDisc(master, 0, 0), INVALID_IMAGE);
}

void recorders(Object *master) {
    enumerator(master);
    Object *recorder = find_recorder(master, DATA_DRIVE), *other = find_recorder(master, DATA_DRIVE);
    int32_t type = 0;
    RESULT(Recorder_GetRecorderType(recorder, &type), OK);
    TRUE_THAT(type == 1 || type == 2);
    identity(recorder, other);
    names(recorder);
    state(recorder, 0);
    not_opened(recorder);
    exclusive(master, recorder, other);
    choosing(master, recorder);
    Unknown_Release(other);
    Unknown_Release(recorder);
}
