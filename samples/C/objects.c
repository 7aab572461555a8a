#include "objects.h"

static int alive;

void object_made(struct object *object) {
    object->references = 1;
    alive++;
}

ULONG object_released(struct object *object) {
    ULONG left = --object->references;
    if (left == 0)
        alive--;
    return left;
}

int object_is(REFIID wanted, const IID *const *faces) {
    if (IsEqualIID(wanted, &IID_IUnknown))
        return 1;
    for (; *faces; faces++)
        if (IsEqualIID(wanted, *faces))
            return 1;
    return 0;
}

int objects_alive(void) { return alive; }
