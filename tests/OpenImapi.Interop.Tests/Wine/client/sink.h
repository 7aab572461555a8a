/* A progress sink as programs have them: it counts its references and notes what it hears, and on which thread. */
#pragma once
#include "check.h"
#include <atomic>
#include <mutex>
#include <vector>

class Sink : public IDiscMasterProgressEvents {
public:
    struct Event {
        std::string name;
        LONG first, second;
    };

    /* Cancels after an event of this name, where there is one. */
    explicit Sink(const char *cancelAfter = "", bool agile = false) : cancelAfter(cancelAfter) {
        /* An agile sink may be called by every apartment, and says so by COM's free-threaded marshaler. */
        if (agile)
            OK(CoCreateFreeThreadedMarshaler(static_cast<IUnknown *>(this), marshaler.put()));
    }

    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **object) override {
        if (riid == IID_IMarshal && marshaler.get())
            return marshaler->QueryInterface(riid, object);
        *object = riid == IID_IUnknown || riid == IID_IDiscMasterProgressEvents ? this : nullptr;
        if (!*object)
            return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }

    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override { return --references; }

    HRESULT STDMETHODCALLTYPE QueryCancel(boolean *cancel) override {
        *cancel = heard(cancelAfter.c_str()) > 0;
        return note("QueryCancel", 0, 0);
    }

    HRESULT STDMETHODCALLTYPE NotifyPnPActivity() override { return note("PnP", 0, 0); }
    HRESULT STDMETHODCALLTYPE NotifyAddProgress(LONG done, LONG total) override { return note("Add", done, total); }
    HRESULT STDMETHODCALLTYPE NotifyBlockProgress(LONG done, LONG total) override { return note("Block", done, total); }
    HRESULT STDMETHODCALLTYPE NotifyTrackProgress(LONG done, LONG total) override { return note("Track", done, total); }
    HRESULT STDMETHODCALLTYPE NotifyPreparingBurn(LONG seconds) override { return note("Preparing", seconds, 0); }
    HRESULT STDMETHODCALLTYPE NotifyClosingDisc(LONG seconds) override { return note("Closing", seconds, 0); }
    HRESULT STDMETHODCALLTYPE NotifyBurnComplete(HRESULT status) override { return note("Burned", status, 0); }
    HRESULT STDMETHODCALLTYPE NotifyEraseComplete(HRESULT status) override { return note("Erased", status, 0); }

    /* References that somebody holds; 1 is the program's own. */
    ULONG count() const { return references; }

    /* How often it heard an event, and the last one of that name. */
    int heard(const char *name) const {
        int count = 0;
        for (const Event &event : events)
            count += event.name == name;
        return count;
    }

    Event last(const char *name) const {
        Event last{};
        for (const Event &event : events)
            if (event.name == name)
                last = event;
        return last;
    }

    /* The events without the questions whether to cancel, and those that follow each other as one. */
    std::string order() const {
        std::string order, before;
        for (const Event &event : events) {
            if (event.name == "QueryCancel" || event.name == before)
                continue;
            order += (order.empty() ? "" : " ") + event.name;
            before = event.name;
        }
        return order;
    }

    /* True where every event came on this thread. */
    bool heardOnlyOn(DWORD thread) const {
        for (DWORD other : threads)
            if (other != thread)
                return false;
        return !threads.empty();
    }

    void forget() {
        events.clear();
        threads.clear();
    }

private:
    HRESULT note(const char *name, LONG first, LONG second) {
        std::lock_guard<std::mutex> lock(gate);
        events.push_back({name, first, second});
        threads.push_back(GetCurrentThreadId());
        return S_OK;
    }

    const std::string cancelAfter;
    std::atomic<ULONG> references{1};
    Ref<IUnknown> marshaler;
    std::mutex gate;
    std::vector<Event> events;
    std::vector<DWORD> threads;
};
