#include "check.h"
#include "parts.h"
#include "storage.h"

#include <stdlib.h>

enum { BLOCK = 2352 };

/* Blocks of silence between tracks; two more come from the end of each. */
enum { GAP = 75 };

/* Blocks of the three tracks, and how many go into one call. The test that judges the disc has the same list. */
static const struct { int32_t blocks, advice, at_once; } tracks[] = { { 400, 0, 1 }, { 333, 333, 20 }, { 512, 10, 64 } };

/* Sound by the rule of numbers, from one byte of an endless file on. */
static uint8_t *sound(uint64_t position, int32_t blocks) {
    uint8_t *made = malloc((size_t)blocks * BLOCK);
    for (size_t i = 0; i < (size_t)blocks * BLOCK; i++)
        made[i] = numbers_at(position + i);
    return made;
}

static int32_t number(Object *redbook, Result (*method)(Object *, int32_t *)) {
    int32_t value = -1;
    RESULT(method(redbook, &value), OK);
    return value;
}

static Result add(Object *redbook, uint64_t position, int32_t blocks) {
    uint8_t *samples = sound(position, blocks);
    Result result = Redbook_AddAudioTrackBlocks(redbook, samples, blocks * BLOCK);
    free(samples);
    return result;
}

static void refused(Object *master, Object *redbook, Sink *sink) {
    uint8_t samples[BLOCK] = { 0 };
    RESULT(Redbook_AddAudioTrackBlocks(redbook, samples, BLOCK), TRACK_NOT_OPEN);
    RESULT(Redbook_CloseAudioTrack(redbook), TRACK_NOT_OPEN);
    RESULT(Master_RecordDisc(master, 0, 0), INVALID_IMAGE);
    RESULT(Redbook_CreateAudioTrack(redbook, 0), OK);
    RESULT(Redbook_CreateAudioTrack(redbook, 0), TRACK_OPEN);
    RESULT(Redbook_AddAudioTrackBlocks(redbook, samples, BLOCK - 1), INVALID_ARGUMENT);
    RESULT(Redbook_AddAudioTrackBlocks(redbook, NULL, BLOCK), NULL_POINTER);
    RESULT(add(redbook, 0, 299), OK);
    RESULT(Redbook_CloseAudioTrack(redbook), TRACK_NOT_BIG_ENOUGH);
    RESULT(Master_RecordDisc(master, 0, 0), TRACK_OPEN);
    NUMBER(sink->burn_complete, 0);
    sink_forget(sink, CANCEL);
    RESULT(add(redbook, 0, 64), USER_ABORT);
    sink_forget(sink, GO_ON);
    RESULT(Master_ClearFormatContent(master), OK);
    NUMBER(number(redbook, Redbook_GetTotalAudioTracks), 0);
    NUMBER(number(redbook, Redbook_GetUsedAudioBlocks), 0);
}

static void stage(Object *redbook, Sink *sink) {
    uint64_t position = 0;
    int32_t available = number(redbook, Redbook_GetAvailableAudioTrackBlocks);
    TRUE_THAT(available > 300000);
    for (int i = 0; i < 3; i++) {
        RESULT(Redbook_CreateAudioTrack(redbook, tracks[i].advice), OK);
        NUMBER(number(redbook, Redbook_GetTotalAudioTracks), i + 1);
        int32_t failed = 0;
        for (int32_t done = 0, now; done < tracks[i].blocks; done += now, position += (uint64_t)now * BLOCK) {
            now = tracks[i].blocks - done < tracks[i].at_once ? tracks[i].blocks - done : tracks[i].at_once;
            failed += add(redbook, position, now) != OK;
        }
        NUMBER(failed, 0);
        RESULT(Redbook_CloseAudioTrack(redbook), OK);
        int32_t left = number(redbook, Redbook_GetAvailableAudioTrackBlocks);
        TRUE_THAT(available - left >= tracks[i].blocks);
        available = left;
    }
    TRUE_THAT(number(redbook, Redbook_GetUsedAudioBlocks) >= 400 + 333 + 512);
    TRUE_THAT(sink->add.calls >= 2 && sink->add.total > 0);
    NUMBER(sink->add.last, sink->add.total);
    NUMBER(sink->elsewhere, 0);
}

static void record(Object *master, Sink *sink) {
    sink_forget(sink, NOT_MINE);
    RESULT(Master_RecordDisc(master, 0, 0), OK);
    NUMBER(sink->preparing, 1);
    NUMBER(sink->track_calls, 4);
    NUMBER(sink->track_total, 3);
    for (int i = 0; i < 4; i++)
        NUMBER(sink->tracks[i], i);
    NUMBER(sink->block_runs, 2);
    NUMBER(sink->block.last, sink->block.total);
    NUMBER(sink->block.backwards, 0);
    NUMBER(sink->closing, 1);
    NUMBER(sink->between, 0);
    NUMBER(sink->burn_complete, 1);
    RESULT(sink->burn_status, OK);
    NUMBER(sink->elsewhere, 0);
}

/* Sound goes on a blank disc only. */
static void once_only(Object *master, Object *redbook, Object *recorder) {
    uint8_t sessions = 0, last = 0;
    uint32_t start = 0, next = 0, room = 0;
    RESULT(Recorder_OpenExclusive(recorder), OK);
    RESULT(Recorder_QueryMediaInfo(recorder, &sessions, &last, &start, &next, &room), OK);
    NUMBER(sessions, 1);
    NUMBER(last, 3);
    RESULT(Recorder_Close(recorder), OK);
    RESULT(Redbook_CreateAudioTrack(redbook, 0), OK);
    RESULT(add(redbook, 0, 300), OK);
    RESULT(Redbook_CloseAudioTrack(redbook), OK);
    RESULT(Master_RecordDisc(master, 0, 0), MEDIUM_INVALID_TYPE);
    RESULT(Master_ClearFormatContent(master), OK);
}

void audio(Object *master, Sink *sink) {
    uintptr_t cookie = 0;
    Object *redbook = NULL, *recorder = find_recorder(master, AUDIO_DRIVE);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IRedbookDiscMasterId, &redbook), OK);
    REQUIRE(redbook != NULL);
    RESULT(Master_SetActiveDiscRecorder(master, recorder), OK);
    set_recorder_number(recorder, "AudioGapSize", GAP);
    sink_forget(sink, GO_ON);
    RESULT(Master_ProgressAdvise(master, &sink->object, &cookie), OK);
    NUMBER(number(redbook, Redbook_GetAudioBlockSize), BLOCK);
    TRUE_THAT(number(redbook, Redbook_GetTotalAudioBlocks) > 300000);
    refused(master, redbook, sink);
    stage(redbook, sink);
    record(master, sink);
    once_only(master, redbook, recorder);
    RESULT(Master_ProgressUnadvise(master, cookie), OK);
    NUMBER(sink->references, 1);
    Unknown_Release(recorder);
    Unknown_Release(redbook);
}
