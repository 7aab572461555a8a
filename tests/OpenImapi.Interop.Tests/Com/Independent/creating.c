#include "check.h"
#include "library.h"
#include "parts.h"

static const Id nothing = { 0x12345678, 0x9ABC, 0xDEF0, { 1, 2, 3, 4, 5, 6, 7, 8 } };

Object *create_master(void) {
    Object *factory = NULL, *master = NULL;
    RESULT(library.get_class_object(&MasterClass, &IClassFactoryId, &factory), OK);
    REQUIRE(factory != NULL);
    RESULT(Factory_CreateInstance(factory, NULL, &IDiscMasterId, &master), OK);
    REQUIRE(master != NULL);
    NUMBER(Unknown_Release(factory), 0);
    return master;
}

static void factories(void) {
    Object *factory = NULL, *made = (Object *)&nothing;
    RESULT(library.get_class_object(&RecorderClass, &IClassFactoryId, &made), CLASS_NOT_AVAILABLE);
    TRUE_THAT(made == NULL);
    made = (Object *)&nothing;
    RESULT(library.get_class_object(&MasterClass, &nothing, &made), NO_INTERFACE);
    TRUE_THAT(made == NULL);
    RESULT(library.get_class_object(&MasterClass, &IClassFactoryId, NULL), NULL_POINTER);
    RESULT(library.can_unload_now(), NO_MORE);

    RESULT(library.get_class_object(&MasterClass, &IClassFactoryId, &factory), OK);
    REQUIRE(factory != NULL);
    RESULT(Factory_LockServer(factory, 1), OK);
    RESULT(Factory_LockServer(factory, 0), OK);
    made = (Object *)&nothing;
    RESULT(Factory_CreateInstance(factory, factory, &IUnknownId, &made), NO_AGGREGATION);
    TRUE_THAT(made == NULL);
    made = (Object *)&nothing;
    RESULT(Factory_CreateInstance(factory, NULL, &nothing, &made), NO_INTERFACE);
    TRUE_THAT(made == NULL);
    RESULT(Factory_CreateInstance(factory, NULL, &IDiscMasterId, NULL), NULL_POINTER);
    NUMBER(Unknown_Release(factory), 0);
}

/* One object, one identity, whichever of its faces is asked. */
static void identity(void) {
    Object *master = create_master(), *face = (Object *)&nothing;
    Object *unknown = face_of(master, &IUnknownId), *joliet = face_of(master, &IJolietDiscMasterId), *redbook = face_of(master, &IRedbookDiscMasterId);
    REQUIRE(unknown && joliet && redbook);
    NUMBER(references(master), 4);
    TRUE_THAT(face_of(joliet, &IUnknownId) == unknown);
    TRUE_THAT(face_of(redbook, &IUnknownId) == unknown);
    TRUE_THAT(face_of(joliet, &IDiscMasterId) == master);
    TRUE_THAT(face_of(redbook, &IJolietDiscMasterId) == joliet);
    NUMBER(references(redbook), 8);
    for (int i = 0; i < 3; i++)
        Unknown_Release(unknown);
    RESULT(Unknown_QueryInterface(master, &IDiscRecorderId, &face), NO_INTERFACE);
    TRUE_THAT(face == NULL);
    Unknown_Release(joliet);
    Unknown_Release(joliet);
    Unknown_Release(redbook);
    NUMBER(Unknown_Release(master), 1);
    NUMBER(Unknown_Release(master), 0);
}

void creating(void) {
    factories();
    identity();
}
