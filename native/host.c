/*
 * OpenImapi for programs without .NET: the first call starts the installed runtime and loads OpenImapi.Com.dll from the folder "openimapi"
 * beside this library; that call and every later one are passed on to it. MIT License.
 *
 * Where the runtime cannot be started, each call answers the code of .NET's own host as its HRESULT, and the reason is said once.
 */
#ifdef _WIN32
#include "host-windows.h"
#else
#include "host-posix.h"
#endif

#include <coreclr_delegates.h>
#include <hostfxr.h>
#include <nethost.h>

#define NO_MODULE ((HRESULT)0x8007007E) /* ERROR_MOD_NOT_FOUND */

typedef int (NETHOST_CALLTYPE *get_hostfxr_path_fn)(char_t *buffer, size_t *size, const struct get_hostfxr_parameters *parameters);

/* The functions of OpenImapi.Com.dll that stand behind ours. */
#define POINTER(result, name, parameters, arguments, otherwise) result (CALL *name) parameters;
#define VOID_POINTER(name, parameters, arguments) void (CALL *name) parameters;
static struct { PASSED_ON(POINTER, VOID_POINTER) } managed;

#define ENTRY(result, name, parameters, arguments, otherwise) { T(#name), (void **)&managed.name },
#define VOID_ENTRY(name, parameters, arguments) { T(#name), (void **)&managed.name },
static const struct { const char_t *name; void **function; } entries[] = { PASSED_ON(ENTRY, VOID_ENTRY) };

/* A file of the folder beside this library, wherever the current folder is. */
static char_t *managed_file(char_t path[PATH_ROOM], const char_t *file) {
    const char_t *folder = FOLDER;
    char_t *name = own_path(path, PATH_ROOM - NAME_ROOM);
    for (; name > path && name[-1] != SEPARATOR; name--);
    while (*folder)
        *name++ = *folder++;
    while ((*name++ = *file++));
    return path;
}

static HRESULT failed(HRESULT result, const char_t *what) {
    say(what);
    return result;
}

/* What loads a function of an assembly, from the runtime that the configuration asks for. */
static HRESULT start_runtime(void *hostfxr, const char_t *configuration, load_assembly_and_get_function_pointer_fn *load) {
    hostfxr_set_error_writer_fn set_error_writer = (hostfxr_set_error_writer_fn)symbol(hostfxr, "hostfxr_set_error_writer");
    hostfxr_initialize_for_runtime_config_fn initialize =
        (hostfxr_initialize_for_runtime_config_fn)symbol(hostfxr, "hostfxr_initialize_for_runtime_config");
    hostfxr_get_runtime_delegate_fn get_delegate = (hostfxr_get_runtime_delegate_fn)symbol(hostfxr, "hostfxr_get_runtime_delegate");
    hostfxr_close_fn close = (hostfxr_close_fn)symbol(hostfxr, "hostfxr_close");
    if (!set_error_writer || !initialize || !get_delegate || !close)
        return failed(NO_MODULE, T("The host of .NET cannot be loaded, or is older than .NET Core 3.0."));

    hostfxr_handle context = NULL;
    hostfxr_error_writer_fn before = set_error_writer(say);
    HRESULT result = initialize(configuration, NULL, &context);
    if (SUCCEEDED(result))
        result = get_delegate(context, hdt_load_assembly_and_get_function_pointer, (void **)load);
    if (context)
        close(context);
    set_error_writer(before);
    return SUCCEEDED(result) ? S_OK : failed(result, T("The runtime of .NET cannot be started."));
}

/* A function of OpenImapi.Com.dll, whose path this is. */
static HRESULT find(load_assembly_and_get_function_pointer_fn load, const char_t *assembly, const char_t *name, void **function) {
    return load(assembly, T("OpenImapi.Com.Exports, OpenImapi.Com"), name, UNMANAGEDCALLERSONLY_METHOD, NULL, function);
}

static HRESULT load_managed(void) {
    char_t path[PATH_ROOM], hostfxr_path[PATH_ROOM];
    size_t size = PATH_ROOM, i;
    get_hostfxr_path_fn get_hostfxr_path = (get_hostfxr_path_fn)symbol(library(managed_file(path, NETHOST)), "get_hostfxr_path");
    if (!get_hostfxr_path)
        return failed(NO_MODULE, FOLDER NETHOST T(" does not lie beside the library."));
    HRESULT result = get_hostfxr_path(hostfxr_path, &size, NULL);
    if (FAILED(result))
        return failed(result, T("The runtime of .NET 10 is not installed, or DOTNET_ROOT names another folder. https://dotnet.microsoft.com/download/dotnet/10.0"));

    load_assembly_and_get_function_pointer_fn load;
    result = start_runtime(library(hostfxr_path), managed_file(path, T("OpenImapi.Com.runtimeconfig.json")), &load);
    if (FAILED(result))
        return result;
    HRESULT (CALL *start_managed)(void);
    managed_file(path, T("OpenImapi.Com.dll"));
    result = find(load, path, T("Start"), (void **)&start_managed);
    if (SUCCEEDED(result))
        result = start_managed();
    for (i = 0; i < sizeof entries / sizeof *entries && SUCCEEDED(result); i++)
        result = find(load, path, entries[i].name, entries[i].function);
    return SUCCEEDED(result) ? S_OK : failed(result, FOLDER T("OpenImapi.Com.dll, or another file of that folder beside the library, cannot be loaded."));
}

static HRESULT start_result;

static void start(void) { start_result = load_managed(); }

static HRESULT started(void) {
    once(start);
    return start_result;
}

static HRESULT no_object(void **ppv) {
    if (ppv)
        *ppv = NULL;
    return start_result;
}

#define PASS(result, name, parameters, arguments, otherwise) \
    API result CALL name parameters { return SUCCEEDED(started()) ? managed.name arguments : (otherwise); }
#define VOID_PASS(name, parameters, arguments) \
    API void CALL name parameters { if (SUCCEEDED(started())) managed.name arguments; }
PASSED_ON(PASS, VOID_PASS)

/* A library in which a runtime lives stays where it is. */
API HRESULT CALL DllCanUnloadNow(void) { return S_FALSE; }
