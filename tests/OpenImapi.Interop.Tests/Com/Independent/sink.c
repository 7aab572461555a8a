#include "sink.h"

#include <stdbool.h>
#include <string.h>

static Sink *of(Object *object) { return (Sink *)object; }

static Result query_interface(Object *self, const Id *id, Object **face) {
    bool is_known = memcmp(id, &IUnknownId, sizeof *id) == 0 || memcmp(id, &IDiscMasterProgressEventsId, sizeof *id) == 0;
    *face = is_known ? self : NULL;
    if (is_known)
        of(self)->references++;
    return is_known ? OK : NO_INTERFACE;
}

static uint32_t add_ref(Object *self) { return ++of(self)->references; }

static uint32_t release(Object *self) { return --of(self)->references; }

static Sink *heard(Object *self) {
    Sink *sink = of(self);
    sink->calls++;
    sink->elsewhere += !pthread_equal(sink->thread, pthread_self());
    sink->after_complete += sink->burn_complete > 0;
    return sink;
}

static void step(Steps *steps, int32_t completed, int32_t total) {
    if (steps->calls++ == 0)
        steps->first = completed;
    else
        steps->backwards += completed < steps->last || total != steps->total;
    steps->last = completed;
    steps->total = total;
}

/* One byte is written, as the published type says. */
static Result query_cancel(Object *self, uint8_t *cancel) {
    Sink *sink = heard(self);
    sink->queries++;
    if (sink->answer == NOT_MINE)
        return NOT_IMPLEMENTED;
    *cancel = sink->answer == CANCEL;
    return OK;
}

static Result pnp_activity(Object *self) { return heard(self) ? OK : OK; }

static Result add_progress(Object *self, int32_t completed, int32_t total) {
    step(&heard(self)->add, completed, total);
    return OK;
}

/* A sink's failure is nobody's business but its own. */
static Result block_progress(Object *self, int32_t completed, int32_t total) {
    Sink *sink = heard(self);
    sink->between += sink->closing > 0;
    if (sink->block.calls > 0 && completed < sink->block.last) {
        sink->block_runs++;
        sink->block = (Steps){ 0, 0, 0, 0, sink->block.backwards };
    }
    step(&sink->block, completed, total);
    return NOT_IMPLEMENTED;
}

static Result track_progress(Object *self, int32_t current, int32_t total) {
    Sink *sink = heard(self);
    sink->tracks[sink->track_calls++ % 100] = current;
    sink->track_total = total;
    return NOT_IMPLEMENTED;
}

static Result preparing_burn(Object *self, int32_t seconds) {
    Sink *sink = heard(self);
    sink->preparing++;
    sink->estimate = seconds;
    sink->between += sink->block.calls + sink->track_calls;
    return OK;
}

static Result closing_disc(Object *self, int32_t seconds) {
    Sink *sink = heard(self);
    sink->closing++;
    sink->estimate = seconds;
    return OK;
}

static Result burn_complete(Object *self, Result status) {
    Sink *sink = heard(self);
    sink->burn_complete++;
    sink->burn_status = status;
    return OK;
}

static Result erase_complete(Object *self, Result status) {
    Sink *sink = heard(self);
    sink->erase_complete++;
    sink->erase_status = status;
    return OK;
}

static const Method slots[] = {
    (Method)query_interface, (Method)add_ref, (Method)release,
    (Method)query_cancel, (Method)pnp_activity, (Method)add_progress, (Method)block_progress, (Method)track_progress,
    (Method)preparing_burn, (Method)closing_disc, (Method)burn_complete, (Method)erase_complete,
};

void sink_start(Sink *sink, Answer answer) {
    memset(sink, 0, sizeof *sink);
    sink->object.slots = slots;
    sink->references = 1;
    sink->thread = pthread_self();
    sink->answer = answer;
}

void sink_forget(Sink *sink, Answer answer) {
    uint32_t references = sink->references;
    sink_start(sink, answer);
    sink->references = references;
}
