#include "check.h"
#include "library.h"
#include "parts.h"
#include "text.h"

#include <string.h>

static bool is_named(Object *recorder, const char *drive) {
    Char16 *path = NULL;
    if (Recorder_GetPath(recorder, &path) != OK)
        return false;
    Text8 text = utf8(path);
    size_t length = strlen(text.bytes), end = strlen(drive);
    library.free_text(path);
    return length > end && strcmp(text.bytes + length - end, drive) == 0 && strchr("/\\:", text.bytes[length - end - 1]);
}

Object *find_recorder(Object *master, const char *drive) {
    Object *list = NULL, *recorder = NULL, *found = NULL;
    uint32_t fetched = 0;
    RESULT(Master_EnumDiscRecorders(master, &list), OK);
    REQUIRE(list != NULL);
    while (Enum_Next(list, 1, &recorder, &fetched) == OK && fetched == 1) {
        if (!found && is_named(recorder, drive))
            found = recorder;
        else
            Unknown_Release(recorder);
    }
    NUMBER(Unknown_Release(list), 0);
    REQUIRE(found != NULL);
    return found;
}

uint32_t references(Object *object) {
    Unknown_AddRef(object);
    return Unknown_Release(object);
}

Object *face_of(Object *object, const Id *id) {
    Object *face = NULL;
    return Unknown_QueryInterface(object, id, &face) == OK ? face : NULL;
}
