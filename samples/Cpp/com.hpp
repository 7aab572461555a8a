// What ATL gives a COM program, in little: a smart pointer, a base for objects of our own, and failures as exceptions.
#pragma once

#include <openimapi/imapi.h>

#include <cstring>
#include <new>
#include <stdexcept>
#include <string>

// The identifier of an interface, as __uuidof answers elsewhere.
template <class Interface> inline const IID *iid_of = nullptr;
template <> inline const IID *iid_of<IDiscMaster> = &IID_IDiscMaster;
template <> inline const IID *iid_of<IDiscMasterProgressEvents> = &IID_IDiscMasterProgressEvents;
template <> inline const IID *iid_of<IEnumSTATSTG> = &IID_IEnumSTATSTG;
template <> inline const IID *iid_of<IJolietDiscMaster> = &IID_IJolietDiscMaster;
template <> inline const IID *iid_of<IRedbookDiscMaster> = &IID_IRedbookDiscMaster;
template <> inline const IID *iid_of<IStorage> = &IID_IStorage;
template <> inline const IID *iid_of<IStream> = &IID_IStream;

// A reference that is released at the end of its scope.
template <class Interface> class ComPtr {
public:
    ComPtr() = default;
    explicit ComPtr(Interface *owned) : p(owned) {}
    ComPtr(const ComPtr &other) : p(other.p) { if (p) p->AddRef(); }
    ComPtr(ComPtr &&other) noexcept : p(other.Detach()) {}
    ComPtr &operator=(ComPtr other) noexcept { std::swap(p, other.p); return *this; }
    ~ComPtr() { Release(); }

    Interface *operator->() const { return p; }
    operator Interface *() const { return p; }
    // For an out parameter; what was there is released.
    Interface **operator&() { Release(); return &p; }
    void Release() { if (Interface *old = Detach()) old->Release(); }
    Interface *Detach() { Interface *old = p; p = nullptr; return old; }
    template <class Other> HRESULT QueryInterface(Other **other) const { return p->QueryInterface(*iid_of<Other>, reinterpret_cast<void **>(other)); }
    HRESULT CoCreateInstance(REFCLSID id) { return ::CoCreateInstance(id, nullptr, CLSCTX_INPROC_SERVER, *iid_of<Interface>, reinterpret_cast<void **>(&*this)); }

private:
    Interface *p = nullptr;
};

// An object of ours with one interface and one reference. Every method of it answers an HRESULT; an exception must not leave one.
template <class Derived, class Interface> class Object : public Interface {
public:
    HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **face) override {
        if (!face)
            return E_POINTER;
        *face = riid == IID_IUnknown || riid == *iid_of<Interface> ? static_cast<Interface *>(this) : nullptr;
        return *face ? (AddRef(), S_OK) : E_NOINTERFACE;
    }
    ULONG STDMETHODCALLTYPE AddRef() override { return ++references; }
    ULONG STDMETHODCALLTYPE Release() override {
        const ULONG left = --references;
        if (left == 0)
            delete static_cast<Derived *>(this);
        return left;
    }

protected:
    // What may throw, inside a method.
    template <class Work> static HRESULT Answer(Work work) noexcept {
        try {
            return work();
        } catch (const std::bad_alloc &) {
            return E_OUTOFMEMORY;
        } catch (const std::exception &) {
            return E_FAIL;
        }
    }

private:
    ULONG references = 1;
};

// A call that failed.
class ComError : public std::runtime_error {
public:
    ComError(HRESULT result, const std::string &what) : std::runtime_error(what), Result(result) {}
    const HRESULT Result;
};

inline HRESULT Check(HRESULT result, const char *what) {
    return SUCCEEDED(result) ? result : throw ComError(result, what);
}
