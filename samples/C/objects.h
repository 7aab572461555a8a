/*
 * What every COM object of this program has in common: references, and the interfaces it answers to. An object begins with its interface:
 *
 *     struct file_stream { IStream face; struct object object; ... };
 *     IUNKNOWN_OF(IStream, struct file_stream, destroy, &IID_IStream, &IID_ISequentialStream)
 *
 * The library calls back on the thread that called it, so counting needs no lock.
 */
#ifndef OBJECTS_H
#define OBJECTS_H

#include <openimapi/imapi.h>

struct object { ULONG references; };

/* A new object belongs to whoever made it: it has one reference. */
void object_made(struct object *object);

/* Answers 0 when it has to be destroyed. */
ULONG object_released(struct object *object);

/* IUnknown is known without being in the list, which ends with NULL. */
int object_is(REFIID wanted, const IID *const *faces);

/* Objects that live; 0 at the end of a program that released what it was given and was given back what it lent. */
int objects_alive(void);

/* QueryInterface, AddRef and Release of an interface, for its table of methods. */
#define IUNKNOWN_OF(Interface, Object, destroy, ...) \
    static ULONG AddRef(Interface *This) { return ++((Object *)This)->object.references; } \
    static ULONG Release(Interface *This) { \
        ULONG left = object_released(&((Object *)This)->object); \
        if (left == 0) \
            destroy((Object *)This); \
        return left; \
    } \
    static HRESULT QueryInterface(Interface *This, REFIID riid, void **ppvObject) { \
        static const IID *const faces[] = { __VA_ARGS__, NULL }; \
        if (!ppvObject) \
            return E_POINTER; \
        *ppvObject = object_is(riid, faces) ? This : NULL; \
        return *ppvObject ? (AddRef(This), S_OK) : E_NOINTERFACE; \
    }

#endif
