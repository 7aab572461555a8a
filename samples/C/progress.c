#include "progress.h"

#include "objects.h"
#include "results.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct progress {
    IDiscMasterProgressEvents face;
    struct object object;
    int is_terminal, shows_adding;
    int has_line;           /* the cursor stands behind a line that will be drawn again */
    const char *phase;
    LONG percent;           /* last shown */
};

static volatile sig_atomic_t interrupted;

static void interrupt(int signal) {
    (void)signal;
    interrupted = 1;
}

void watch_interrupts(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = interrupt;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, NULL);
}

int is_interrupted(void) { return interrupted; }

IUNKNOWN_OF(IDiscMasterProgressEvents, struct progress, free, &IID_IDiscMasterProgressEvents)

static struct progress *shown(IDiscMasterProgressEvents *This) { return (struct progress *)This; }

static void end_line(struct progress *progress) {
    if (progress->has_line)
        fputc('\n', stderr);
    progress->has_line = 0;
}

static HRESULT say(IDiscMasterProgressEvents *This, const char *words) {
    end_line(shown(This));
    fprintf(stderr, "%s\n", words);
    return S_OK;
}

/* A bar of 40 characters; without a terminal, a line when a phase ends. The total may be 1 and is never 0. */
static HRESULT draw(IDiscMasterProgressEvents *This, const char *phase, LONG done, LONG total) {
    static const char full[] = "########################################";
    struct progress *progress = shown(This);
    LONG percent = total > 0 ? (LONG)((int64_t)done * 100 / total) : 100;
    if (progress->phase == phase && progress->percent == percent)
        return S_OK;
    if (progress->phase != phase)
        end_line(progress);
    progress->phase = phase;
    progress->percent = percent;
    if (progress->is_terminal) {
        fprintf(stderr, "\r%-9s [%-40.*s] %3d%%", phase, (int)(percent * 40 / 100), full, (int)percent);
        progress->has_line = 1;
    } else if (done == total) {
        fprintf(stderr, "%s: %d of %d\n", phase, (int)done, (int)total);
    }
    return S_OK;
}

static HRESULT QueryCancel(IDiscMasterProgressEvents *This, boolean *cancel) {
    (void)This;
    *cancel = interrupted != 0;
    return S_OK;
}

/* The recorders are listed once; what comes and goes later does not matter here. */
static HRESULT NotifyPnPActivity(IDiscMasterProgressEvents *This) { return (void)This, E_NOTIMPL; }

static HRESULT NotifyAddProgress(IDiscMasterProgressEvents *This, LONG done, LONG total) {
    return shown(This)->shows_adding ? draw(This, "Staging", done, total) : E_NOTIMPL;
}

static HRESULT NotifyBlockProgress(IDiscMasterProgressEvents *This, LONG done, LONG total) { return draw(This, "Writing", done, total); }

static HRESULT NotifyTrackProgress(IDiscMasterProgressEvents *This, LONG track, LONG tracks) {
    char words[48];
    if (track == tracks)
        return S_OK;
    snprintf(words, sizeof words, "Track %d of %d", (int)track + 1, (int)tracks);
    shown(This)->phase = NULL;
    return say(This, words);
}

static HRESULT NotifyPreparingBurn(IDiscMasterProgressEvents *This, LONG seconds) { return (void)seconds, say(This, "Preparing"); }

static HRESULT NotifyClosingDisc(IDiscMasterProgressEvents *This, LONG seconds) { return (void)seconds, say(This, "Closing the disc"); }

static HRESULT NotifyBurnComplete(IDiscMasterProgressEvents *This, HRESULT status) {
    return say(This, SUCCEEDED(status) ? "Burned" : result_name(status));
}

static HRESULT NotifyEraseComplete(IDiscMasterProgressEvents *This, HRESULT status) {
    return say(This, SUCCEEDED(status) ? "Erased" : result_name(status));
}

static const IDiscMasterProgressEventsVtbl methods = {
    QueryInterface, AddRef, Release,
    QueryCancel, NotifyPnPActivity, NotifyAddProgress, NotifyBlockProgress, NotifyTrackProgress,
    NotifyPreparingBurn, NotifyClosingDisc, NotifyBurnComplete, NotifyEraseComplete,
};

IDiscMasterProgressEvents *new_progress(int shows_adding) {
    struct progress *made = calloc(1, sizeof *made);
    if (!made)
        return NULL;
    made->face.lpVtbl = &methods;
    made->shows_adding = shows_adding;
    made->is_terminal = isatty(STDERR_FILENO);
    object_made(&made->object);
    return &made->face;
}
