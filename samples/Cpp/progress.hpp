// The sink: what the library tells while it stages and records. A method that has nothing to say answers E_NOTIMPL.
#pragma once

#include "com.hpp"

#include <cstdio>

class Progress final : public Object<Progress, IDiscMasterProgressEvents> {
public:
    HRESULT STDMETHODCALLTYPE QueryCancel(boolean *cancel) override { return *cancel = 0, S_OK; }
    HRESULT STDMETHODCALLTYPE NotifyPnPActivity() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE NotifyAddProgress(LONG done, LONG total) override { return Show("Staging", done, total); }
    HRESULT STDMETHODCALLTYPE NotifyBlockProgress(LONG done, LONG total) override { return Show("Writing", done, total); }
    HRESULT STDMETHODCALLTYPE NotifyTrackProgress(LONG, LONG) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE NotifyPreparingBurn(LONG) override { return Say("Preparing"); }
    HRESULT STDMETHODCALLTYPE NotifyClosingDisc(LONG) override { return Say("Closing the disc"); }
    HRESULT STDMETHODCALLTYPE NotifyBurnComplete(HRESULT status) override { return Say(SUCCEEDED(status) ? "Burned" : "Not burned"); }
    HRESULT STDMETHODCALLTYPE NotifyEraseComplete(HRESULT) override { return E_NOTIMPL; }

private:
    static HRESULT Say(const char *words) { return std::fprintf(stderr, "%s\n", words), S_OK; }
    static HRESULT Show(const char *phase, LONG done, LONG total) {
        return std::fprintf(stderr, "\r%s %3d%%%s", phase, static_cast<int>(int64_t(done) * 100 / total), done == total ? "\n" : ""), S_OK;
    }
};
