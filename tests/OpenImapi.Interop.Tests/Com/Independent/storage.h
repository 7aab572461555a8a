/*
 * A storage of this program's own, over a table of names and contents: it has EnumElements, OpenStream, OpenStorage and Stat; its enumerator
 * gives one element at a time, streams before storages; its streams have Read, Seek and Stat. Everything else answers that it is not there,
 * and is counted.
 */
#ifndef INDEPENDENT_STORAGE_H
#define INDEPENDENT_STORAGE_H

#include "abi.h"

/* A file of so many bytes, made by a rule or from a text; or a folder, if it has children. The last child has no name. */
typedef struct Entry {
    const char *name;
    const char *text;
    uint64_t length;
    const struct Entry *children;
} Entry;

/* What is the byte of a file that is made by the rule. */
uint8_t numbers_at(uint64_t position);

/* A folder's children as a storage with one reference. */
Object *new_storage(const Entry *children);

/* Objects of storages that are alive, calls of methods that nobody may need, and bytes read. */
typedef struct { int32_t alive, made, unneeded; uint64_t read; } StorageCounts;
extern StorageCounts storage_counts;

#endif
