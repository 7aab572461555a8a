/*
 * OpenImapi: the functions of libopenimapi, for C and C++. On Windows they are the system's own. MIT License.
 *
 * Those that Windows has too are spelled, and answer, as there. Every pointer may be NULL; none of them throws.
 */
#ifndef OPENIMAPI_H
#define OPENIMAPI_H

#include "com.h"

#ifdef _WIN32
#include <oleauto.h>
#else

#ifdef __cplusplus
extern "C" {
#endif

enum tagCLSCTX {
    CLSCTX_INPROC_SERVER = 0x1, CLSCTX_INPROC_HANDLER = 0x2, CLSCTX_LOCAL_SERVER = 0x4, CLSCTX_REMOTE_SERVER = 0x10,
    CLSCTX_SERVER = 0x15, CLSCTX_ALL = 0x17
};
enum tagCOINIT { COINIT_MULTITHREADED = 0x0, COINIT_APARTMENTTHREADED = 0x2, COINIT_DISABLE_OLE1DDE = 0x4, COINIT_SPEED_OVER_MEMORY = 0x8 };

#define E_ACCESSDENIED            ((HRESULT)0x80070005)
#define CLASS_E_NOAGGREGATION     ((HRESULT)0x80040110)
#define CLASS_E_CLASSNOTAVAILABLE ((HRESULT)0x80040111)
#define REGDB_E_CLASSNOTREG       ((HRESULT)0x80040154)

/* The way to the first object. There are no apartments: every thread may call, and what is called runs on the calling thread. */
HRESULT CoInitialize(void *pvReserved);
HRESULT CoInitializeEx(void *pvReserved, DWORD dwCoInit);
void CoUninitialize(void);
HRESULT CoCreateInstance(REFCLSID rclsid, IUnknown *pUnkOuter, DWORD dwClsContext, REFIID riid, void **ppv);

/* The same under a name that no other library has, and the class factory for programs that load the library themselves. */
HRESULT OpenImapiCreateInstance(REFCLSID rclsid, REFIID riid, void **ppv);
HRESULT DllGetClassObject(REFCLSID rclsid, REFIID riid, void **ppv);
HRESULT DllCanUnloadNow(void);

/* Texts that objects hand out, and memory for those that they take over. A failure to allocate answers NULL. */
BSTR SysAllocString(const OLECHAR *psz);
BSTR SysAllocStringLen(const OLECHAR *strIn, ULONG ui);
void SysFreeString(BSTR bstrString);
ULONG SysStringLen(BSTR pbstr);
void *CoTaskMemAlloc(size_t cb);
void *CoTaskMemRealloc(void *pv, size_t cb);
void CoTaskMemFree(void *pv);

/* Frees the text or the object that a property holds, and makes it VT_EMPTY. */
HRESULT PropVariantClear(PROPVARIANT *pvar);

#ifdef __cplusplus
}
#endif

#endif

#endif
