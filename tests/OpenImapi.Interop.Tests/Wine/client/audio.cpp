/* An audio disc of three tracks, added 1, 20 and 64 blocks at a time. */
#include "disc.h"
#include <algorithm>
#include <vector>

static const LONG BlockBytes = 2352;

/* Noise that the test outside makes again: a step of a linear congruential generator a byte. */
static std::vector<BYTE> noise(unsigned seed, LONG blocks) {
    std::vector<BYTE> bytes(blocks * BlockBytes);
    for (BYTE &byte : bytes) {
        seed = seed * 1664525u + 1013904223u;
        byte = (BYTE)(seed >> 24);
    }
    return bytes;
}

/* The length that CreateAudioTrack is told is what programs guess: nothing, too little, or rounded up. */
static void addTrack(IRedbookDiscMaster *redbook, unsigned seed, LONG blocks, LONG told, LONG atOnce) {
    std::vector<BYTE> bytes = noise(seed, blocks);
    OK(redbook->CreateAudioTrack(told));
    for (LONG at = 0; at < blocks; at += atOnce)
        OK(redbook->AddAudioTrackBlocks(&bytes[at * BlockBytes], std::min(atOnce, blocks - at) * BlockBytes));
    OK(redbook->CloseAudioTrack());
}

void audio() {
    Sink sink;
    Bench<IRedbookDiscMaster> bench(IID_IRedbookDiscMaster, sink);
    LONG bytes = 0, tracks = -1, used = 0, room = 0;
    OK(bench.format->GetAudioBlockSize(&bytes));
    CHECK(bytes == BlockBytes);

    addTrack(bench.format.get(), 1, 300, 0, 1);
    addTrack(bench.format.get(), 2, 450, 10, 20);
    ANSWERS(IMAPI_E_TRACKNOTOPEN, bench.format->CloseAudioTrack());
    addTrack(bench.format.get(), 3, 700, 704, 64);

    OK(bench.format->GetTotalAudioTracks(&tracks));
    OK(bench.format->GetUsedAudioBlocks(&used));
    OK(bench.format->GetAvailableAudioTrackBlocks(&room));
    CHECK(tracks == 3 && used >= 1450 && room > 300000);

    OK(bench.master->RecordDisc(0, 0));
    CHECK(sink.heard("Track") == 4 && sink.last("Track").first == 3 && sink.last("Track").second == 3);
    CHECK(sink.heard("Preparing") == 1 && sink.heard("Closing") == 1 && sink.last("Burned").first == S_OK);
    CHECK(sink.heardOnlyOn(GetCurrentThreadId()));
    bench.end();
}

/* A sink that cancels when blocks are being written. */
void cancel() {
    Sink sink("Block");
    Bench<IRedbookDiscMaster> bench(IID_IRedbookDiscMaster, sink);
    addTrack(bench.format.get(), 1, 3000, 3000, 100);
    ANSWERS(IMAPI_E_USERABORT, bench.master->RecordDisc(0, 0));
    CHECK(sink.heard("Closing") == 0);
    CHECK(sink.heard("Burned") == 1 && sink.last("Burned").first == IMAPI_E_USERABORT);
    CHECK(sink.last("Block").first < sink.last("Block").second);
    bench.end();
}
