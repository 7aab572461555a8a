/* What host.c needs of Windows. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#include <guiddef.h>
#include <stdio.h>

#define API __declspec(dllexport)
#define CALL WINAPI
#define T(text) L##text
#define SEPARATOR L'\\'
#define FOLDER L"openimapi\\"
#define NAME_ROOM 64
#define PATH_ROOM (4096 + NAME_ROOM)
#define NETHOST L"nethost.dll"

/* What is passed on: FUNCTION(result, name, parameters, arguments, result without a runtime). Windows has the other functions itself. */
#define PASSED_ON(FUNCTION, PROCEDURE) \
    FUNCTION(HRESULT, DllGetClassObject, (REFCLSID rclsid, REFIID riid, void **ppv), (rclsid, riid, ppv), no_object(ppv)) \
    FUNCTION(HRESULT, DllRegisterServer, (void), (), start_result) \
    FUNCTION(HRESULT, DllUnregisterServer, (void), (), start_result) \
    FUNCTION(HRESULT, DllInstall, (BOOL bInstall, const wchar_t *pszCmdLine), (bInstall, pszCmdLine), start_result)

static void *library(const wchar_t *path) { return (void *)LoadLibraryExW(path, NULL, LOAD_WITH_ALTERED_SEARCH_PATH); }

static void *symbol(void *library, const char *name) { return library ? (void *)GetProcAddress((HMODULE)library, name) : NULL; }

/* The path of this library; returns its end. */
static wchar_t *own_path(wchar_t *path, size_t room) {
    static const char here;
    HMODULE self = NULL;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT, (LPCWSTR)&here, &self);
    return path + GetModuleFileNameW(self, path, (DWORD)room);
}

/* To the standard error stream, and to a debugger: a program with windows has no such stream. */
static void say(const wchar_t *text) {
    fwprintf(stderr, L"libopenimapi: %ls\n", text);
    OutputDebugStringW(text);
}

static BOOL CALLBACK do_once(PINIT_ONCE done, PVOID work, PVOID *context) {
    (void)done, (void)context;
    ((void (*)(void))work)();
    return TRUE;
}

static void once(void (*work)(void)) {
    static INIT_ONCE done = INIT_ONCE_STATIC_INIT;
    InitOnceExecuteOnce(&done, do_once, (PVOID)work, NULL);
}
