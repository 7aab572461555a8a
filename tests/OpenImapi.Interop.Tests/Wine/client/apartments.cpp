/* The disc master used from a second thread, in another apartment than the one in which the sink was registered; and out of process. */
#include "disc.h"
#include <vector>

/* Enough for a disc. */
static void stage(IRedbookDiscMaster *redbook) {
    std::vector<BYTE> silence(300 * 2352);
    OK(redbook->CreateAudioTrack(0));
    OK(redbook->AddAudioTrackBlocks(silence.data(), (LONG)silence.size()));
    OK(redbook->CloseAudioTrack());
}

struct Work {
    IDiscMaster *master;
    DWORD thread;
    HRESULT result;
};

static DWORD WINAPI recordElsewhere(void *parameter) {
    Work *work = static_cast<Work *>(parameter);
    OK(CoInitializeEx(nullptr, COINIT_MULTITHREADED));
    work->thread = GetCurrentThreadId();
    work->result = work->master->RecordDisc(1, 0);
    CoUninitialize();
    return 0;
}

/* Records on a thread of its own while this one serves its apartment. */
static Work recordOnAnotherThread(IDiscMaster *master) {
    Work work = {master, 0, E_FAIL};
    HANDLE thread = CreateThread(nullptr, 0, recordElsewhere, &work, 0, nullptr);
    DWORD index = 0;
    OK(CoWaitForMultipleHandles(0, 60000, 1, &thread, &index));
    CloseHandle(thread);
    return work;
}

/* A sink that any apartment may call is called on the thread that records. */
void otherThread() {
    Sink sink("", true);
    Bench<IRedbookDiscMaster> bench(IID_IRedbookDiscMaster, sink);
    stage(bench.format.get());
    CHECK(sink.heardOnlyOn(GetCurrentThreadId()));
    sink.forget();
    Work work = recordOnAnotherThread(bench.master.get());
    OK(work.result);
    CHECK(sink.heard("Burned") == 1 && sink.heardOnlyOn(work.thread));
    bench.end();
}

/*
 * A sink of this apartment alone is called in it, where the system has a proxy for the interface (Windows has it in actxprxy.dll). Where it has
 * none the sink is called as it is.
 */
void otherApartment() {
    Sink sink;
    Bench<IRedbookDiscMaster> bench(IID_IRedbookDiscMaster, sink);
    stage(bench.format.get());
    sink.forget();
    Work work = recordOnAnotherThread(bench.master.get());
    OK(work.result);
    CHECK(sink.heard("Burned") == 1);
    bool here = sink.heardOnlyOn(GetCurrentThreadId());
    CHECK(here || sink.heardOnlyOn(work.thread));
    std::printf("The sink was called %s.\n", here ? "in its own apartment" : "as it is");
    bench.end();
}

static LRESULT CALLBACK countMessage(HWND window, UINT message, WPARAM count, LPARAM counter) {
    if (message != WM_APP)
        return DefWindowProcW(window, message, count, counter);
    ++*reinterpret_cast<int *>(counter);
    return 0;
}

struct Sender {
    HWND window;
    int *served;
    HANDLE started;
};

/* Sends messages for as long as they are served. */
static DWORD WINAPI sendMessages(void *parameter) {
    Sender *sender = static_cast<Sender *>(parameter);
    SetEvent(sender->started);
    for (int i = 0; i < 20; i++)
        SendMessageW(sender->window, WM_APP, 0, reinterpret_cast<LPARAM>(sender->served));
    return 0;
}

/* While a disc is recorded a single-threaded apartment goes on serving messages that other threads send to its windows. */
void pumping() {
    WNDCLASSW kind = {};
    kind.lpfnWndProc = countMessage;
    kind.lpszClassName = L"OpenImapiClient";
    CHECK(RegisterClassW(&kind));
    HWND window = CreateWindowW(kind.lpszClassName, L"", 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr, nullptr, nullptr);
    CHECK(window);

    Sink sink;
    Bench<IRedbookDiscMaster> bench(IID_IRedbookDiscMaster, sink);
    for (int track = 0; track < 8; track++)
        stage(bench.format.get());
    int served = 0;
    Sender sender = {window, &served, CreateEventW(nullptr, FALSE, FALSE, nullptr)};
    HANDLE thread = CreateThread(nullptr, 0, sendMessages, &sender, 0, nullptr);
    WaitForSingleObject(sender.started, INFINITE);
    OK(bench.master->RecordDisc(1, 0));
    CHECK(served > 0);
    std::printf("%d messages were served while the disc was recorded.\n", served);
    DWORD index = 0;
    OK(CoWaitForMultipleHandles(0, 60000, 1, &thread, &index));
    CHECK(sink.heardOnlyOn(GetCurrentThreadId()));
    CloseHandle(thread);
    CloseHandle(sender.started);
    DestroyWindow(window);
    bench.end();
}

/* Asks for the disc master in a process of its own, the surrogate, and says how far that goes. */
void localServer() {
    Ref<IUnknown> unknown;
    HRESULT result = CoCreateInstance(CLSID_MSDiscMasterObj, nullptr, CLSCTX_LOCAL_SERVER, IID_IUnknown, unknown.putVoid());
    std::printf("The surrogate answered 0x%08lX for IUnknown", (unsigned long)result);
    if (SUCCEEDED(result)) {
        Ref<IDiscMaster> master;
        result = unknown->QueryInterface(IID_IDiscMaster, master.putVoid());
        std::printf(" and 0x%08lX for IDiscMaster", (unsigned long)result);
    }
    std::printf(".\n");
}
