#include "check.h"
#include "parts.h"

#include <string.h>

static bool same(const Id *one, const Id *other) { return memcmp(one, other, sizeof *one) == 0; }

static void enumerator(Object *master) {
    Object *list = NULL, *copy = NULL;
    Id ids[5];
    uint32_t fetched = 7;
    RESULT(Master_EnumDiscMasterFormats(master, &list), OK);
    REQUIRE(list != NULL);
    RESULT(Enum_Next(list, 1, ids, &fetched), OK);
    NUMBER(fetched, 1);
    TRUE_THAT(same(&ids[0], &IJolietDiscMasterId));
    RESULT(Enum_Clone(list, &copy), OK);
    REQUIRE(copy != NULL);
    RESULT(Enum_Next(list, 1, ids, &fetched), OK);
    TRUE_THAT(same(&ids[0], &IRedbookDiscMasterId));
    RESULT(Enum_Next(list, 1, ids, &fetched), NO_MORE);
    NUMBER(fetched, 0);
    RESULT(Enum_Next(copy, 5, ids, &fetched), NO_MORE);
    NUMBER(fetched, 1);
    TRUE_THAT(same(&ids[0], &IRedbookDiscMasterId));
    NUMBER(Unknown_Release(copy), 0);

    RESULT(Enum_Reset(list), OK);
    RESULT(Enum_Next(list, 5, ids, &fetched), NO_MORE);
    NUMBER(fetched, 2);
    RESULT(Enum_Reset(list), OK);
    RESULT(Enum_Skip(list, 1), OK);
    RESULT(Enum_Skip(list, 2), NO_MORE);
    RESULT(Enum_Next(list, 1, NULL, &fetched), NULL_POINTER);
    NUMBER(Unknown_Release(list), 0);
}

static void active(Object *master) {
    Id id;
    Object *face = NULL, *joliet = face_of(master, &IJolietDiscMasterId), *redbook = face_of(master, &IRedbookDiscMasterId);
    int32_t blocks = 7;
    RESULT(Master_GetActiveDiscMasterFormat(master, &id), OK);
    TRUE_THAT(same(&id, &IJolietDiscMasterId));
    RESULT(Master_GetActiveDiscMasterFormat(master, NULL), NULL_POINTER);
    RESULT(Joliet_GetTotalDataBlocks(joliet, &blocks), OK);
    TRUE_THAT(blocks > 300000);
    RESULT(Redbook_GetTotalAudioBlocks(redbook, &blocks), WRONG_FORMAT);

    face = (Object *)&id;
    RESULT(Master_SetActiveDiscMasterFormat(master, &IDiscMasterId, &face), NO_INTERFACE);
    TRUE_THAT(face == NULL);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IJolietDiscMasterId, NULL), NULL_POINTER);
    RESULT(Master_SetActiveDiscMasterFormat(master, &IRedbookDiscMasterId, &face), OK);
    TRUE_THAT(face == redbook);
    RESULT(Master_GetActiveDiscMasterFormat(master, &id), OK);
    TRUE_THAT(same(&id, &IRedbookDiscMasterId));
    RESULT(Redbook_GetTotalAudioBlocks(redbook, &blocks), OK);
    TRUE_THAT(blocks > 300000);
    RESULT(Joliet_GetTotalDataBlocks(joliet, &blocks), WRONG_FORMAT);
    Unknown_Release(face);

    RESULT(Master_SetActiveDiscMasterFormat(master, &IJolietDiscMasterId, &face), OK);
    TRUE_THAT(face == joliet);
    NUMBER(references(master), 4);
    Unknown_Release(face);
    Unknown_Release(joliet);
    Unknown_Release(redbook);
}

void formats(Object *master) {
    RESULT(Master_Open(master), OK);
    RESULT(Master_Open(master), ALREADY_OPEN);
    enumerator(master);
    active(master);
    NUMBER(references(master), 1);
}
