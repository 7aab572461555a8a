#include "library.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Library library;

/* ISO C has no cast from an object's address to a function's; their bytes are the same. */
static void find(void *module, const char *name, void *function) {
    void *found = dlsym(module, name);
    if (!found) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    memcpy(function, &found, sizeof found);
}

void load_library(const char *path) {
    void *module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (!module) {
        fprintf(stderr, "%s\n", dlerror());
        exit(2);
    }
    find(module, "DllGetClassObject", &library.get_class_object);
    find(module, "DllCanUnloadNow", &library.can_unload_now);
    find(module, "SysAllocStringLen", &library.new_text);
    find(module, "SysFreeString", &library.free_text);
    find(module, "SysStringLen", &library.text_length);
    find(module, "CoTaskMemAlloc", &library.new_memory);
    find(module, "CoTaskMemFree", &library.free_memory);
}
