/*
 * Burns a folder, or music, by the Image Mastering API alone: create, open, choose a format and a recorder, register for progress, stage,
 * record, close. docs/old-programs.md tells how to build and run it.
 */
#include "content.h"
#include "objects.h"
#include "options.h"
#include "progress.h"
#include "recorders.h"
#include "results.h"

#include <stdio.h>

enum { DONE = 0, FAILURE = 1, USAGE = 2, CANCELLED = 130 };

static HRESULT choose_recorder(IDiscMaster *master, const struct options *options, IDiscRecorder **recorder) {
    HRESULT result = report("EnumDiscRecorders", find_recorder(master, options->recorder, recorder));
    if (result == S_FALSE) {
        fprintf(stderr, "burn: there is no recorder %u; --list shows what there is\n", (unsigned)options->recorder);
        return E_INVALIDARG;
    }
    if (SUCCEEDED(result) && options->speed >= 0)
        result = report("WriteSpeed", set_recorder_number(*recorder, "WriteSpeed", options->speed));
    if (SUCCEEDED(result) && options->gap >= 0)
        result = report("AudioGapSize", set_recorder_number(*recorder, "AudioGapSize", options->gap));
    if (SUCCEEDED(result) && options->erase)
        result = report("Erase", erase_disc(*recorder));
    return SUCCEEDED(result) ? report("SetActiveDiscRecorder", master->lpVtbl->SetActiveDiscRecorder(master, *recorder)) : result;
}

static HRESULT stage_and_record(IDiscMaster *master, void *format, const struct options *options) {
    HRESULT result = options->audio ? stage_audio(format, options) : stage_data(format, options);
    return SUCCEEDED(result) ? report("RecordDisc", master->lpVtbl->RecordDisc(master, (boolean)options->simulate, (boolean)options->eject)) : result;
}

/* A format is chosen before a recorder, and a recorder before anything is staged. */
static HRESULT burn(IDiscMaster *master, const struct options *options) {
    void *format;
    IDiscRecorder *recorder = NULL;
    const IID *iid = options->audio ? &IID_IRedbookDiscMaster : &IID_IJolietDiscMaster;
    HRESULT result = report("SetActiveDiscMasterFormat", master->lpVtbl->SetActiveDiscMasterFormat(master, iid, &format));
    if (FAILED(result))
        return result;
    result = choose_recorder(master, options, &recorder);
    if (SUCCEEDED(result))
        result = stage_and_record(master, format, options);
    if (recorder)
        recorder->lpVtbl->Release(recorder);
    ((IUnknown *)format)->lpVtbl->Release(format);
    return result;
}

static HRESULT run(IDiscMaster *master, const struct options *options) {
    UINT_PTR cookie = 0;
    IDiscMasterProgressEvents *progress;
    HRESULT result = report("Open", master->lpVtbl->Open(master));
    if (FAILED(result))
        return result;
    if (options->list) {
        result = list_recorders(master);
    } else if (!(progress = new_progress(!options->audio))) {
        result = report("progress", E_OUTOFMEMORY);
    } else {
        watch_interrupts();
        result = report("ProgressAdvise", master->lpVtbl->ProgressAdvise(master, progress, &cookie));
        if (SUCCEEDED(result)) {
            result = burn(master, options);
            report("ProgressUnadvise", master->lpVtbl->ProgressUnadvise(master, cookie));
        }
        progress->lpVtbl->Release(progress);
    }
    report("Close", master->lpVtbl->Close(master));
    return result;
}

int main(int count, char **words) {
    struct options options;
    if (!read_options(count, words, &options))
        return USAGE;
    if (options.help) {
        print_usage();
        return DONE;
    }

    IDiscMaster *master;
    if (FAILED(report("CoInitializeEx", CoInitializeEx(NULL, COINIT_MULTITHREADED))))
        return FAILURE;
    HRESULT result = report("CoCreateInstance", CoCreateInstance(&CLSID_MSDiscMasterObj, NULL, CLSCTX_INPROC_SERVER, &IID_IDiscMaster, (void **)&master));
    if (SUCCEEDED(result)) {
        result = run(master, &options);
        master->lpVtbl->Release(master);
    }
    CoUninitialize();
    if (objects_alive() > 0) {
        fprintf(stderr, "burn: %d objects were not released\n", objects_alive());
        return FAILURE;
    }
    return SUCCEEDED(result) ? DONE : result == IMAPI_E_USERABORT && is_interrupted() ? CANCELLED : FAILURE;
}
