/* A CD-RW that is erased. */
#include "disc.h"

static LONG mediaFlags(IDiscRecorder *recorder) {
    LONG type = -1, flags = -1;
    OK(recorder->QueryMediaType(&type, &flags));
    return flags;
}

void erase() {
    Sink sink;
    Bench<IJolietDiscMaster> bench(IID_IJolietDiscMaster, sink);
    OK(bench.recorder->OpenExclusive());
    CHECK((mediaFlags(bench.recorder.get()) & (MEDIA_BLANK | MEDIA_RW)) == MEDIA_RW);
    OK(bench.recorder->Erase(0));
    CHECK(sink.heard("Erased") == 1 && sink.last("Erased").first == S_OK);
    CHECK(sink.heardOnlyOn(GetCurrentThreadId()));
    CHECK((mediaFlags(bench.recorder.get()) & (MEDIA_BLANK | MEDIA_RW)) == (MEDIA_BLANK | MEDIA_RW));
    OK(bench.recorder->Close());
    bench.end();
}
