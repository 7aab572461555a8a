#include "storage.h"

#include "library.h"
#include "text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A storage, an enumerator of its elements, or a stream. */
typedef struct {
    Object object;
    uint32_t references;
    const Id *face;
    const Entry *entry;             /* of a storage and an enumerator, the first child */
    uint64_t position;
} Item;

StorageCounts storage_counts;

static const Method storage_slots[18], enum_slots[7], stream_slots[14];

uint8_t numbers_at(uint64_t position) { return (uint8_t)(position * 7 + position / 251); }

static Item *of(Object *object) { return (Item *)object; }

static Object *new_item(const Method *slots, const Id *face, const Entry *entry) {
    Item *made = calloc(1, sizeof *made);
    made->object.slots = slots;
    made->references = 1;
    made->face = face;
    made->entry = entry;
    storage_counts.alive++;
    storage_counts.made++;
    return &made->object;
}

Object *new_storage(const Entry *children) { return new_item(storage_slots, &IStorageId, children); }

static bool same(const Id *one, const Id *other) { return memcmp(one, other, sizeof *one) == 0; }

static Result query_interface(Object *self, const Id *id, Object **face) {
    bool is_known = same(id, &IUnknownId) || same(id, of(self)->face) || (same(id, &ISequentialStreamId) && same(&IStreamId, of(self)->face));
    *face = is_known ? self : NULL;
    if (is_known)
        of(self)->references++;
    return is_known ? OK : NO_INTERFACE;
}

static uint32_t add_ref(Object *self) { return ++of(self)->references; }

static uint32_t release(Object *self) {
    uint32_t left = --of(self)->references;
    if (left == 0) {
        storage_counts.alive--;
        free(self);
    }
    return left;
}

static Result unneeded(void) {
    storage_counts.unneeded++;
    return NOT_IMPLEMENTED;
}

static void describe(const Entry *entry, ElementStatus *status, bool with_name) {
    memset(status, 0, sizeof *status);
    status->name = with_name ? new_task_text(entry->name) : NULL;
    status->type = entry->children ? IS_STORAGE : IS_STREAM;
    status->size = entry->text ? strlen(entry->text) : entry->length;
    /* 1 January 2004, 12:00 UTC, in units of 100 ns since 1601. */
    status->modified = (FileTime){ 0xC826E000u, 0x01C3D05Eu };
}

/* Streams first, as clients over a file system list their files before their folders. */
static const Entry *element(const Entry *children, uint64_t number) {
    for (int folders = 0; folders < 2; folders++)
        for (const Entry *child = children; child->name; child++)
            if ((child->children != NULL) == folders && number-- == 0)
                return child;
    return NULL;
}

static Result next_elements(Object *self, uint32_t count, ElementStatus *elements, uint32_t *fetched) {
    const Entry *found = count == 1 ? element(of(self)->entry, of(self)->position) : NULL;
    if (fetched)
        *fetched = found != NULL;
    if (!found)
        return NO_MORE;
    describe(found, elements, true);
    of(self)->position++;
    return OK;
}

static Result reset_elements(Object *self) {
    of(self)->position = 0;
    return OK;
}

static Result enum_elements(Object *self, uint32_t reserved, void *also_reserved, uint32_t still_reserved, Object **elements) {
    *elements = NULL;
    if (reserved || also_reserved || still_reserved)
        return INVALID_ARGUMENT;
    *elements = new_item(enum_slots, &IEnumSTATSTGId, of(self)->entry);
    return OK;
}

static const Entry *find(Object *self, const Char16 *name, bool is_folder) {
    for (const Entry *child = of(self)->entry; child->name; child++)
        if ((child->children != NULL) == is_folder && same_text(name, child->name))
            return child;
    return NULL;
}

static Result open_stream(Object *self, const Char16 *name, void *reserved, uint32_t mode, uint32_t also_reserved, Object **stream) {
    const Entry *found = find(self, name, false);
    (void)mode;
    *stream = NULL;
    if (reserved || also_reserved)
        return INVALID_ARGUMENT;
    if (!found)
        return FILE_NOT_FOUND;
    *stream = new_item(stream_slots, &IStreamId, found);
    return OK;
}

static Result open_storage(Object *self, const Char16 *name, Object *priority, uint32_t mode, void *exclude, uint32_t reserved, Object **storage) {
    const Entry *found = find(self, name, true);
    (void)mode;
    *storage = NULL;
    if (priority || exclude || reserved)
        return INVALID_ARGUMENT;
    if (!found)
        return FILE_NOT_FOUND;
    *storage = new_storage(found->children);
    return OK;
}

static Result stat_storage(Object *self, ElementStatus *status, uint32_t without_name) {
    const Entry root = { "root", NULL, 0, of(self)->entry };
    describe(&root, status, !without_name);
    return OK;
}

static Result stat_stream(Object *self, ElementStatus *status, uint32_t without_name) {
    describe(of(self)->entry, status, !without_name);
    return OK;
}

static Result read_stream(Object *self, uint8_t *bytes, uint32_t count, uint32_t *read) {
    Item *stream = of(self);
    ElementStatus status;
    describe(stream->entry, &status, false);
    uint64_t left = stream->position < status.size ? status.size - stream->position : 0;
    uint32_t taken = left < count ? (uint32_t)left : count;
    for (uint32_t i = 0; i < taken; i++, stream->position++)
        bytes[i] = stream->entry->text ? (uint8_t)stream->entry->text[stream->position] : numbers_at(stream->position);
    storage_counts.read += taken;
    if (read)
        *read = taken;
    return taken == count ? OK : NO_MORE;
}

static Result seek_stream(Object *self, int64_t move, uint32_t origin, uint64_t *position) {
    Item *stream = of(self);
    ElementStatus status;
    describe(stream->entry, &status, false);
    stream->position = (uint64_t)move + (origin == 0 ? 0 : origin == 1 ? stream->position : status.size);
    if (position)
        *position = stream->position;
    return OK;
}

#define UNNEEDED (Method)unneeded
#define UNKNOWN (Method)query_interface, (Method)add_ref, (Method)release

static const Method storage_slots[18] = {
    UNKNOWN, UNNEEDED, (Method)open_stream, UNNEEDED, (Method)open_storage, UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, (Method)enum_elements,
    UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, (Method)stat_storage,
};

static const Method enum_slots[7] = { UNKNOWN, (Method)next_elements, UNNEEDED, (Method)reset_elements, UNNEEDED };

static const Method stream_slots[14] = {
    UNKNOWN, (Method)read_stream, UNNEEDED, (Method)seek_stream, UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, UNNEEDED, (Method)stat_stream, UNNEEDED,
};
