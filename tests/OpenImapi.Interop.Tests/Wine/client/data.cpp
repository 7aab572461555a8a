/* A data disc from a compound file that the program holds open for writing: simulated, then recorded. */
#include "disc.h"
#include <vector>

/* A stream of so many bytes; each is its place modulo 251. The test outside makes the same. */
static void addStream(IStorage *storage, const OLECHAR *name, ULONG length) {
    Ref<IStream> stream;
    OK(storage->CreateStream(name, STGM_CREATE | STGM_WRITE | STGM_SHARE_EXCLUSIVE, 0, 0, stream.put()));
    std::vector<BYTE> bytes(length);
    for (ULONG i = 0; i < length; i++)
        bytes[i] = (BYTE)(i % 251);
    if (!length)
        return;
    ULONG written = 0;
    OK(stream->Write(bytes.data(), length, &written));
    CHECK(written == length);
}

static void makeTree(Ref<IStorage> &root) {
    OK(StgCreateDocfile(nullptr, STGM_CREATE | STGM_READWRITE | STGM_SHARE_EXCLUSIVE | STGM_DELETEONRELEASE, 0, root.put()));
    addStream(root.get(), L"small.txt", 11);
    addStream(root.get(), L"empty.bin", 0);
    Ref<IStorage> folder, deeper;
    OK(root->CreateStorage(L"folder", STGM_CREATE | STGM_READWRITE | STGM_SHARE_EXCLUSIVE, 0, 0, folder.put()));
    addStream(folder.get(), L"large file.bin", 300001);
    OK(folder->CreateStorage(L"deeper", STGM_CREATE | STGM_READWRITE | STGM_SHARE_EXCLUSIVE, 0, 0, deeper.put()));
    addStream(deeper.get(), L"\x00DC" L"bung.dat", 2048);
}

static void record(Bench<IJolietDiscMaster> &bench, bool simulate) {
    /* The storage is let go right after AddData, as programs do. */
    {
        Ref<IStorage> root;
        makeTree(root);
        OK(bench.format->AddData(root.get(), 0));
        CHECK(root.release() == 0);
    }

    LONG total = 0, used = 0, blockSize = 0;
    OK(bench.format->GetTotalDataBlocks(&total));
    OK(bench.format->GetUsedDataBlocks(&used));
    OK(bench.format->GetDataBlockSize(&blockSize));
    CHECK(blockSize == 2048 && used > 150 && used < total);

    OK(bench.master->RecordDisc(simulate, 0));
    CHECK(bench.sink.order() == "Add Preparing Block Closing Burned");
    CHECK(bench.sink.heard("Preparing") == 1 && bench.sink.heard("Closing") == 1 && bench.sink.heard("Burned") == 1);
    CHECK(bench.sink.last("Burned").first == S_OK);
    Sink::Event last = bench.sink.last("Block");
    CHECK(last.first == last.second && last.second > 0);
    CHECK(bench.sink.heardOnlyOn(GetCurrentThreadId()));
    bench.sink.forget();
}

void data() {
    Sink sink;
    Bench<IJolietDiscMaster> bench(IID_IJolietDiscMaster, sink);
    record(bench, true);
    OK(bench.master->SetActiveDiscRecorder(bench.recorder.get()));
    record(bench, false);

    /* What was recorded is gone from the stage. */
    ANSWERS(IMAPI_E_INVALIDIMAGE, bench.master->RecordDisc(0, 0));
    bench.end();
}
