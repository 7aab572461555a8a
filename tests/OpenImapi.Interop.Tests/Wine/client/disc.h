/* What every scenario starts with: a disc master that is open, and the recorder of the virtual drive. */
#pragma once
#include "sink.h"
#include <functional>

/* The master as programs create it: by its class, from whatever server the registry names. */
inline void createMaster(Ref<IDiscMaster> &master, DWORD context = CLSCTX_INPROC_SERVER) {
    OK(CoCreateInstance(CLSID_MSDiscMasterObj, nullptr, context, IID_IDiscMaster, master.putVoid()));
}

/* The one recorder of the one virtual drive. */
inline void findRecorder(IDiscMaster *master, Ref<IDiscRecorder> &recorder) {
    Ref<IEnumDiscRecorders> recorders;
    OK(master->EnumDiscRecorders(recorders.put()));
    ULONG fetched = 0;
    OK(recorders->Next(1, recorder.put(), &fetched));
    CHECK(fetched == 1);
}

/* Open, a format, the recorder, a sink: what stands before every disc. */
template <class Format> struct Bench {
    Ref<IDiscMaster> master;
    Ref<Format> format;
    Ref<IDiscRecorder> recorder;
    Sink &sink;
    UINT_PTR cookie = 0;

    Bench(REFIID iid, Sink &sink) : sink(sink) {
        createMaster(master);
        OK(master->Open());
        OK(master->SetActiveDiscMasterFormat(iid, format.putVoid()));
        findRecorder(master.get(), recorder);
        OK(master->SetActiveDiscRecorder(recorder.get()));
        OK(master->ProgressAdvise(&sink, &cookie));
        CHECK(cookie != 0);
    }

    /* Closes, and counts: nobody may hold anything afterwards. */
    void end() {
        OK(master->ProgressUnadvise(cookie));
        CHECK(sink.count() == 1);
        OK(master->Close());
        CHECK(recorder.release() == 0);
        format.release();
        CHECK(master.release() == 0);
    }
};

/* The scenarios; each one is a run of the program. */
void data();
void audio();
void cancel();
void recorders();
void erase();
void otherThread();
void otherApartment();
void pumping();
void localServer();
