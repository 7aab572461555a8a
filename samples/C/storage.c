#include "storage.h"

#include "text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* FILETIME counts 100 ns from 1601 on. */
static FILETIME file_time(time_t seconds) {
    uint64_t ticks = ((uint64_t)seconds + UINT64_C(11644473600)) * 10000000;
    FILETIME made = { (DWORD)ticks, (DWORD)(ticks >> 32) };
    return made;
}

HRESULT describe(const struct stat *found, const char *name, STATSTG *element) {
    memset(element, 0, sizeof *element);
    element->type = S_ISDIR(found->st_mode) ? STGTY_STORAGE : STGTY_STREAM;
    element->cbSize.QuadPart = S_ISDIR(found->st_mode) ? 0 : (uint64_t)found->st_size;
    element->mtime = element->ctime = file_time(found->st_mtime);
    if (!name)
        return S_OK;

    OLECHAR *text = to_utf16(name);
    if (!text) {
        fprintf(stderr, "burn: the name %s is not UTF-8\n", name);
        return STG_E_INVALIDNAME;
    }
    size_t size = (utf16_length(text) + 1) * sizeof *text;
    element->pwcsName = CoTaskMemAlloc(size);
    if (element->pwcsName)
        memcpy(element->pwcsName, text, size);
    free(text);
    return element->pwcsName ? S_OK : E_OUTOFMEMORY;
}

char *path_of(const char *folder, const char *name) {
    size_t length = strlen(folder) + strlen(name) + 2;
    char *path = malloc(length);
    if (path)
        snprintf(path, length, "%s/%s", folder, name);
    return path;
}

HRESULT file_fault(const char *path) {
    int fault = errno;
    fprintf(stderr, "burn: %s: %s\n", path, strerror(fault));
    return fault == ENOENT ? STG_E_FILENOTFOUND : fault == EACCES || fault == EPERM ? STG_E_ACCESSDENIED : STG_E_READFAULT;
}
