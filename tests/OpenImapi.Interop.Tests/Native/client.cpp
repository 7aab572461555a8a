// Written as programs for Windows were: one header, COM's words, texts as L"...". Compiled as C++98 with 16-bit wchar_t.
#include <imapi.h>
#include <stdio.h>

class Sink : public IDiscMasterProgressEvents {
public:
    Sink() : references(1) {}
    virtual ~Sink() {}

    STDMETHOD(QueryInterface)(REFIID riid, void **ppv) {
        *ppv = riid == IID_IUnknown || IsEqualIID(riid, IID_IDiscMasterProgressEvents) ? this : NULL;
        if (!*ppv) return E_NOINTERFACE;
        AddRef();
        return S_OK;
    }
    STDMETHOD_(ULONG, AddRef)() { return ++references; }
    STDMETHOD_(ULONG, Release)() { return --references; }
    STDMETHOD(QueryCancel)(boolean *cancel) { *cancel = FALSE; return S_OK; }
    STDMETHOD(NotifyPnPActivity)() { return S_OK; }
    STDMETHOD(NotifyAddProgress)(LONG, LONG) { return S_OK; }
    STDMETHOD(NotifyBlockProgress)(LONG, LONG) { return S_OK; }
    STDMETHOD(NotifyTrackProgress)(LONG, LONG) { return S_OK; }
    STDMETHOD(NotifyPreparingBurn)(LONG) { return S_OK; }
    STDMETHOD(NotifyClosingDisc)(LONG) { return S_OK; }
    STDMETHOD(NotifyBurnComplete)(HRESULT) { return S_OK; }
    STDMETHOD(NotifyEraseComplete)(HRESULT) { return S_OK; }

    ULONG references;
};

int main() {
    IDiscMaster *master = NULL;
    Sink sink;
    UINT_PTR cookie = 0;
    if (FAILED(CoInitializeEx(NULL, COINIT_APARTMENTTHREADED))) return 1;
    if (FAILED(CoCreateInstance(CLSID_MSDiscMasterObj, NULL, CLSCTX_ALL, IID_IDiscMaster, reinterpret_cast<LPVOID *>(&master)))) return 2;
    if (FAILED(master->Open()) || FAILED(master->ProgressAdvise(&sink, &cookie))) return 3;

    IJolietDiscMaster *joliet = NULL;
    IPropertyStorage *properties = NULL;
    if (FAILED(master->SetActiveDiscMasterFormat(IID_IJolietDiscMaster, reinterpret_cast<LPVOID *>(&joliet)))) return 4;
    if (FAILED(joliet->GetJolietProperties(&properties))) return 5;

    PROPSPEC name;
    PROPVARIANT value = PROPVARIANT();
    name.ulKind = PRSPEC_LPWSTR;
    name.lpwstr = const_cast<LPOLESTR>(L"VolumeName");
    value.vt = VT_BSTR;
    value.bstrVal = SysAllocString(L"ALBUM");
    if (FAILED(properties->WriteMultiple(1, &name, &value, PID_FIRST_USABLE)) || FAILED(joliet->SetJolietProperties(properties))) return 6;
    PropVariantClear(&value);
    properties->Release();
    if (FAILED(joliet->GetJolietProperties(&properties)) || FAILED(properties->ReadMultiple(1, &name, &value))) return 7;
    printf("%u characters, the first is %c\n", static_cast<unsigned>(SysStringLen(value.bstrVal)), static_cast<char>(value.bstrVal[0]));
    PropVariantClear(&value);
    properties->Release();
    joliet->Release();

    if (FAILED(master->ProgressUnadvise(cookie)) || FAILED(master->Close())) return 8;
    printf("%u references\n", static_cast<unsigned>(sink.references));
    master->Release();
    CoUninitialize();
    return 0;
}
