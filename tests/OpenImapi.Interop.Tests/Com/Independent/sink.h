/* A progress sink that notes what it hears. */
#ifndef INDEPENDENT_SINK_H
#define INDEPENDENT_SINK_H

#include "abi.h"

#include <pthread.h>

/* How a sink answers QueryCancel. */
typedef enum { GO_ON, CANCEL, NOT_MINE } Answer;

/* One run of NotifyAddProgress or NotifyBlockProgress. */
typedef struct { int32_t calls, first, last, total, backwards; } Steps;

typedef struct {
    Object object;
    uint32_t references;
    Answer answer;
    pthread_t thread;               /* on which it was made */
    int32_t calls, elsewhere;       /* calls on other threads */
    int32_t queries;
    Steps add, block;
    int32_t block_runs;             /* how often blocks began anew */
    int32_t tracks[100], track_calls, track_total;
    int32_t preparing, closing, estimate;
    int32_t between;                /* notifications where there must be silence */
    int32_t burn_complete, erase_complete;
    Result burn_status, erase_status;
    int32_t after_complete;         /* notifications behind NotifyBurnComplete */
} Sink;

void sink_start(Sink *sink, Answer answer);
/* Forgets what it heard; who refers to it stays. */
void sink_forget(Sink *sink, Answer answer);

#endif
