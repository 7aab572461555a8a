/* What is in a folder, as IEnumSTATSTG: a snapshot of the names, looked at one by one. */
#include "objects.h"
#include "storage.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct folder_elements {
    IEnumSTATSTG face;
    struct object object;
    char *folder;
    struct dirent **names;
    int count, next;
};

static void destroy(struct folder_elements *elements) {
    while (elements->count > 0)
        free(elements->names[--elements->count]);
    free(elements->names);
    free(elements->folder);
    free(elements);
}

IUNKNOWN_OF(IEnumSTATSTG, struct folder_elements, destroy, &IID_IEnumSTATSTG)

/* The next file or folder; S_FALSE at the end. */
static HRESULT next_element(struct folder_elements *elements, STATSTG *element) {
    while (elements->next < elements->count) {
        const char *name = elements->names[elements->next++]->d_name;
        char *path = path_of(elements->folder, name);
        struct stat found;
        HRESULT result = !path ? E_OUTOFMEMORY : stat(path, &found) != 0 ? file_fault(path) : S_OK;
        int is_wanted = SUCCEEDED(result) && (S_ISREG(found.st_mode) || S_ISDIR(found.st_mode));
        if (SUCCEEDED(result) && !is_wanted)
            fprintf(stderr, "burn: %s is neither a file nor a folder, and is left out\n", path);
        free(path);
        if (FAILED(result))
            return result;
        if (is_wanted)
            return describe(&found, name, element);
    }
    return S_FALSE;
}

static HRESULT Next(IEnumSTATSTG *This, ULONG wanted, STATSTG *list, ULONG *fetched) {
    ULONG taken = 0;
    HRESULT result = S_OK;
    if (!list || (!fetched && wanted != 1))
        return E_POINTER;
    while (taken < wanted && result == S_OK)
        if ((result = next_element((struct folder_elements *)This, &list[taken])) == S_OK)
            taken++;
    if (FAILED(result))
        while (taken > 0)
            CoTaskMemFree(list[--taken].pwcsName);
    if (fetched)
        *fetched = taken;
    return result;
}

static HRESULT Skip(IEnumSTATSTG *This, ULONG count) {
    STATSTG skipped;
    HRESULT result = S_OK;
    while (count-- > 0 && (result = next_element((struct folder_elements *)This, &skipped)) == S_OK)
        CoTaskMemFree(skipped.pwcsName);
    return result;
}

static HRESULT Reset(IEnumSTATSTG *This) {
    ((struct folder_elements *)This)->next = 0;
    return S_OK;
}

static HRESULT Clone(IEnumSTATSTG *This, IEnumSTATSTG **copy) { return (void)This, (void)copy, E_NOTIMPL; }

static const IEnumSTATSTGVtbl methods = { QueryInterface, AddRef, Release, Next, Skip, Reset, Clone };

static int is_listed(const struct dirent *entry) { return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0; }

HRESULT new_folder_elements(const char *path, IEnumSTATSTG **elements) {
    struct folder_elements *made = calloc(1, sizeof *made);
    if (!made || !(made->folder = malloc(strlen(path) + 1))) {
        free(made);
        return E_OUTOFMEMORY;
    }
    strcpy(made->folder, path);
    made->count = scandir(path, &made->names, is_listed, alphasort);
    if (made->count < 0) {
        HRESULT result = file_fault(path);
        destroy(made);
        return result;
    }
    made->face.lpVtbl = &methods;
    object_made(&made->object);
    *elements = &made->face;
    return S_OK;
}
