/* The dotnet.exe of the runtime that eng/wine-runtime lays out, which its package does not have: passes its words on to .NET's host. MIT License. */
#include <stdio.h>
#include <windows.h>

typedef int(__cdecl *hostfxr_main_startupinfo_fn)(int argc, const wchar_t **argv, const wchar_t *host_path, const wchar_t *dotnet_root, const wchar_t *app_path);

#define ROOM 4096

int wmain(int argc, wchar_t **argv) {
    wchar_t self[ROOM], root[ROOM], hostfxr[2 * ROOM], app[ROOM + 16];
    if (!GetModuleFileNameW(NULL, self, ROOM))
        return 1;
    lstrcpyW(root, self);
    wchar_t *name = wcsrchr(root, L'\\');
    if (!name)
        return 1;
    *name = 0;
    swprintf(hostfxr, 2 * ROOM, L"%ls\\host\\fxr\\" RUNTIME_VERSION L"\\hostfxr.dll", root);
    swprintf(app, ROOM + 16, L"%ls\\dotnet.dll", root);

    HMODULE library = LoadLibraryExW(hostfxr, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    hostfxr_main_startupinfo_fn run = library ? (hostfxr_main_startupinfo_fn)(void *)GetProcAddress(library, "hostfxr_main_startupinfo") : NULL;
    if (!run) {
        fwprintf(stderr, L"%ls cannot be loaded.\n", hostfxr);
        return 1;
    }
    return run(argc, (const wchar_t **)argv, self, root, app);
}
