/* The library under test, loaded by its path: what it exports, by the names that COM gives these functions. */
#ifndef INDEPENDENT_LIBRARY_H
#define INDEPENDENT_LIBRARY_H

#include "abi.h"

typedef struct {
    Result (*get_class_object)(const Id *class_id, const Id *interface_id, Object **factory);
    Result (*can_unload_now)(void);
    Char16 *(*new_text)(const Char16 *text, uint32_t length);
    void (*free_text)(Char16 *text);
    uint32_t (*text_length)(const Char16 *text);
    void *(*new_memory)(size_t size);
    void (*free_memory)(void *memory);
} Library;

extern Library library;

/* Ends the program where the library cannot be loaded. */
void load_library(const char *path);

#endif
