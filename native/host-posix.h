/* What host.c needs of Linux and its relatives. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <openimapi/openimapi.h>

#define API __attribute__((visibility("default")))
#define CALL
#define T(text) text
#define SEPARATOR '/'
#define FOLDER "openimapi/"
#define NAME_ROOM 64
#define PATH_ROOM (PATH_MAX + NAME_ROOM)
#ifdef __APPLE__
#define NETHOST "libnethost.dylib"
#else
#define NETHOST "libnethost.so"
#endif

/* What is passed on: FUNCTION(result, name, parameters, arguments, result without a runtime), PROCEDURE(name, parameters, arguments). */
#define PASSED_ON(FUNCTION, PROCEDURE) \
    FUNCTION(HRESULT, DllGetClassObject, (REFCLSID rclsid, REFIID riid, void **ppv), (rclsid, riid, ppv), no_object(ppv)) \
    FUNCTION(HRESULT, OpenImapiCreateInstance, (REFCLSID rclsid, REFIID riid, void **ppv), (rclsid, riid, ppv), no_object(ppv)) \
    FUNCTION(HRESULT, CoCreateInstance, (REFCLSID rclsid, IUnknown *pUnkOuter, DWORD dwClsContext, REFIID riid, void **ppv), \
        (rclsid, pUnkOuter, dwClsContext, riid, ppv), no_object(ppv)) \
    FUNCTION(HRESULT, CoInitialize, (void *pvReserved), (pvReserved), start_result) \
    FUNCTION(HRESULT, CoInitializeEx, (void *pvReserved, DWORD dwCoInit), (pvReserved, dwCoInit), start_result) \
    PROCEDURE(CoUninitialize, (void), ()) \
    FUNCTION(BSTR, SysAllocString, (const OLECHAR *psz), (psz), NULL) \
    FUNCTION(BSTR, SysAllocStringLen, (const OLECHAR *strIn, ULONG ui), (strIn, ui), NULL) \
    PROCEDURE(SysFreeString, (BSTR bstrString), (bstrString)) \
    FUNCTION(ULONG, SysStringLen, (BSTR pbstr), (pbstr), 0) \
    FUNCTION(void *, CoTaskMemAlloc, (size_t cb), (cb), NULL) \
    FUNCTION(void *, CoTaskMemRealloc, (void *pv, size_t cb), (pv, cb), NULL) \
    PROCEDURE(CoTaskMemFree, (void *pv), (pv)) \
    FUNCTION(HRESULT, PropVariantClear, (PROPVARIANT *pvar), (pvar), start_result)

static void *library(const char *path) { return dlopen(path, RTLD_NOW | RTLD_LOCAL); }

static void *symbol(void *library, const char *name) { return library ? dlsym(library, name) : NULL; }

/* The path of this library, links followed; returns its end. */
static char *own_path(char *path, size_t room) {
    static const char here;
    Dl_info self;
    if (room < PATH_MAX || !dladdr(&here, &self) || !realpath(self.dli_fname, path))
        return path;
    while (*path)
        path++;
    return path;
}

static void say(const char *text) { fprintf(stderr, "libopenimapi: %s\n", text); }

static void once(void (*work)(void)) {
    static pthread_once_t done = PTHREAD_ONCE_INIT;
    pthread_once(&done, work);
}
