/* A folder as IStorage. */
#include "objects.h"
#include "storage.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

struct folder_storage { IStorage face; struct object object; char *path; };

static void destroy(struct folder_storage *folder) {
    free(folder->path);
    free(folder);
}

IUNKNOWN_OF(IStorage, struct folder_storage, destroy, &IID_IStorage)

static char *path_in(IStorage *This, const OLECHAR *element) {
    char *name = to_utf8(element), *path = name ? path_of(((struct folder_storage *)This)->path, name) : NULL;
    free(name);
    return path;
}

static HRESULT OpenStream(IStorage *This, const OLECHAR *name, void *reserved1, DWORD mode, DWORD reserved2, IStream **stream) {
    (void)reserved1, (void)mode, (void)reserved2;
    if (!name || !stream)
        return E_POINTER;
    char *path = path_in(This, name);
    *stream = NULL;
    HRESULT result = path ? new_file_stream(path, stream) : E_OUTOFMEMORY;
    free(path);
    return result;
}

static HRESULT OpenStorage(IStorage *This, const OLECHAR *name, IStorage *priority, DWORD mode, SNB exclude, DWORD reserved, IStorage **storage) {
    (void)priority, (void)mode, (void)exclude, (void)reserved;
    if (!name || !storage)
        return E_POINTER;
    char *path = path_in(This, name);
    *storage = path ? new_folder_storage(path) : NULL;
    free(path);
    return *storage ? S_OK : E_OUTOFMEMORY;
}

static HRESULT EnumElements(IStorage *This, DWORD reserved1, void *reserved2, DWORD reserved3, IEnumSTATSTG **elements) {
    (void)reserved1, (void)reserved2, (void)reserved3;
    if (!elements)
        return E_POINTER;
    *elements = NULL;
    return new_folder_elements(((struct folder_storage *)This)->path, elements);
}

static HRESULT Stat(IStorage *This, STATSTG *status, DWORD flags) {
    const char *path = ((struct folder_storage *)This)->path, *last = strrchr(path, '/');
    struct stat found;
    if (!status)
        return E_POINTER;
    return stat(path, &found) == 0 ? describe(&found, flags & STATFLAG_NONAME ? NULL : last ? last + 1 : path, status) : file_fault(path);
}

/* Nothing here changes a folder. */
static HRESULT CreateStream(IStorage *This, const OLECHAR *name, DWORD mode, DWORD reserved1, DWORD reserved2, IStream **stream) {
    (void)This, (void)name, (void)mode, (void)reserved1, (void)reserved2, (void)stream;
    return E_NOTIMPL;
}

static HRESULT CreateStorage(IStorage *This, const OLECHAR *name, DWORD mode, DWORD reserved1, DWORD reserved2, IStorage **storage) {
    (void)This, (void)name, (void)mode, (void)reserved1, (void)reserved2, (void)storage;
    return E_NOTIMPL;
}

static HRESULT CopyTo(IStorage *This, DWORD count, const IID *excluded, SNB exclude, IStorage *to) {
    (void)This, (void)count, (void)excluded, (void)exclude, (void)to;
    return E_NOTIMPL;
}

static HRESULT MoveElementTo(IStorage *This, const OLECHAR *name, IStorage *to, const OLECHAR *new_name, DWORD flags) {
    (void)This, (void)name, (void)to, (void)new_name, (void)flags;
    return E_NOTIMPL;
}

static HRESULT Commit(IStorage *This, DWORD flags) { return (void)This, (void)flags, E_NOTIMPL; }

static HRESULT Revert(IStorage *This) { return (void)This, E_NOTIMPL; }

static HRESULT DestroyElement(IStorage *This, const OLECHAR *name) { return (void)This, (void)name, E_NOTIMPL; }

static HRESULT RenameElement(IStorage *This, const OLECHAR *from, const OLECHAR *to) { return (void)This, (void)from, (void)to, E_NOTIMPL; }

static HRESULT SetElementTimes(IStorage *This, const OLECHAR *name, const FILETIME *created, const FILETIME *accessed, const FILETIME *modified) {
    (void)This, (void)name, (void)created, (void)accessed, (void)modified;
    return E_NOTIMPL;
}

static HRESULT SetClass(IStorage *This, REFCLSID id) { return (void)This, (void)id, E_NOTIMPL; }

static HRESULT SetStateBits(IStorage *This, DWORD bits, DWORD mask) { return (void)This, (void)bits, (void)mask, E_NOTIMPL; }

static const IStorageVtbl methods = {
    QueryInterface, AddRef, Release,
    CreateStream, OpenStream, CreateStorage, OpenStorage, CopyTo, MoveElementTo, Commit, Revert, EnumElements,
    DestroyElement, RenameElement, SetElementTimes, SetClass, SetStateBits, Stat,
};

IStorage *new_folder_storage(const char *path) {
    struct folder_storage *made = calloc(1, sizeof *made);
    if (!made || !(made->path = malloc(strlen(path) + 1))) {
        free(made);
        return NULL;
    }
    strcpy(made->path, path);
    made->face.lpVtbl = &methods;
    object_made(&made->object);
    return &made->face;
}
