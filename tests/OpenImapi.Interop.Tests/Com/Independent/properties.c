#include "check.h"
#include "library.h"
#include "parts.h"
#include "text.h"

#include <string.h>

static PropertyWanted by_id(uint32_t id) {
    PropertyWanted wanted = { BY_ID, { 0 } };
    wanted.by.id = id;
    return wanted;
}

static PropertyWanted by_name(const Text16 *name) {
    PropertyWanted wanted = { BY_NAME, { 0 } };
    wanted.by.name = name->units;
    return wanted;
}

static Variant number(int32_t value) {
    Variant made;
    memset(&made, 0, sizeof made);
    made.type = TYPE_I4;
    made.value.number = value;
    return made;
}

static Variant read_by_name(Object *set, const char *name, Result wanted) {
    Variant value;
    memset(&value, 0xFF, sizeof value);
    Text16 text = utf16(name);
    PropertyWanted which = by_name(&text);
    RESULT(Properties_ReadMultiple(set, 1, &which, &value), wanted);
    return value;
}

static void write_by_name(Object *set, const char *name, Variant value, uint32_t first_id) {
    Text16 text = utf16(name);
    PropertyWanted which = by_name(&text);
    RESULT(Properties_WriteMultiple(set, 1, &which, &value, first_id), OK);
}

static Object *recorder_set(Object *recorder) {
    Object *set = NULL;
    RESULT(Recorder_GetRecorderProperties(recorder, &set), OK);
    REQUIRE(set != NULL);
    return set;
}

/* Every property is enumerated, and its name read by its number. */
static void enumerate(Object *set, int count, const char *const *names, const uint16_t *types) {
    Object *list = NULL, *copy = NULL;
    PropertyStatus status;
    uint32_t fetched = 0;
    RESULT(Properties_Enum(set, &list), OK);
    REQUIRE(list != NULL);
    for (int i = 0; i < count; i++) {
        Char16 *name = NULL;
        RESULT(Enum_Next(list, 1, &status, &fetched), OK);
        TRUE_THAT(same_text(status.name, names[i]));
        NUMBER(status.id, 2 + i);
        NUMBER(status.type, types[i]);
        RESULT(Properties_ReadPropertyNames(set, 1, &status.id, &name), OK);
        TRUE_THAT(same_text(name, names[i]));
        library.free_memory(name);
        library.free_memory(status.name);
    }
    RESULT(Enum_Next(list, 1, &status, &fetched), NO_MORE);
    NUMBER(fetched, 0);
    RESULT(Enum_Clone(list, &copy), OK);
    RESULT(Enum_Reset(copy), OK);
    RESULT(Enum_Skip(copy, (uint32_t)count), OK);
    RESULT(Enum_Skip(copy, 1), NO_MORE);
    NUMBER(Unknown_Release(copy), 0);
    NUMBER(Unknown_Release(list), 0);
}

static void of_recorder(Object *recorder) {
    static const char *const names[] = { "MaxWriteSpeed", "WriteSpeed", "AudioGapSize", "BufferUnderrunFreeCapable", "EnableBufferUnderrunFree" };
    static const uint16_t types[] = { TYPE_I4, TYPE_I4, TYPE_I4, TYPE_I4, TYPE_I4 };
    Object *set = recorder_set(recorder);
    enumerate(set, 5, names, types);

    PropertyWanted wanted[3];
    Variant values[3], highest = read_by_name(set, "MaxWriteSpeed", OK);
    NUMBER(highest.type, TYPE_I4);
    TRUE_THAT(highest.value.number >= 1);
    NUMBER(read_by_name(set, "writespeed", OK).value.number, highest.value.number);
    wanted[0] = by_id(2);
    wanted[1] = by_id(4);
    wanted[2] = by_id(99);
    memset(values, 0xFF, sizeof values);
    RESULT(Properties_ReadMultiple(set, 3, wanted, values), OK);
    NUMBER(values[0].value.number, highest.value.number);
    NUMBER(values[1].value.number, 150);
    NUMBER(values[2].type, TYPE_EMPTY);
    NUMBER(read_by_name(set, "NoSuchThing", NO_MORE).type, TYPE_EMPTY);
    RESULT(Properties_Commit(set, 0), OK);
    NUMBER(Unknown_Release(set), 0);
}

/* A set is a copy until it is given back; what is read only in it is left out, with a word. */
static void change_recorder(Object *recorder) {
    Object *set = recorder_set(recorder), *again = NULL;
    PropertyWanted gap = by_id(4);
    Variant seventy_five = number(75);
    write_by_name(set, "WriteSpeed", number(4), 2);
    RESULT(Properties_WriteMultiple(set, 1, &gap, &seventy_five, 8), OK);
    again = recorder_set(recorder);
    NUMBER(read_by_name(again, "AudioGapSize", OK).value.number, 150);
    NUMBER(Unknown_Release(again), 0);
    RESULT(Recorder_SetRecorderProperties(recorder, set), PROPERTIES_IGNORED);
    NUMBER(Unknown_Release(set), 0);

    set = recorder_set(recorder);
    NUMBER(read_by_name(set, "AudioGapSize", OK).value.number, 75);
    NUMBER(read_by_name(set, "WriteSpeed", OK).value.number, 4);
    write_by_name(set, "WriteSpeed", number(-1), 0);
    write_by_name(set, "MaxWriteSpeed", number(999), 3);
    write_by_name(set, "NoSuchThing", number(1), 2);
    RESULT(Recorder_SetRecorderProperties(recorder, set), PROPERTIES_IGNORED);
    NUMBER(Unknown_Release(set), 0);
    RESULT(Recorder_SetRecorderProperties(recorder, NULL), NULL_POINTER);
}

/* A set may be sparse; without the properties that are read only, nothing is left out. */
static void change_sparsely(Object *recorder) {
    Object *set = recorder_set(recorder);
    PropertyWanted read_only[2];
    read_only[0] = by_id(2);
    read_only[1] = by_id(5);
    TRUE_THAT(read_by_name(set, "MaxWriteSpeed", OK).value.number != 999);
    RESULT(Properties_DeleteMultiple(set, 2, read_only), OK);
    NUMBER(read_by_name(set, "MaxWriteSpeed", NO_MORE).type, TYPE_EMPTY);
    write_by_name(set, "AudioGapSize", number(150), 2);
    RESULT(Recorder_SetRecorderProperties(recorder, set), OK);
    NUMBER(Unknown_Release(set), 0);
}

static void of_data(Object *joliet) {
    static const char *const names[] = {
        "VolumeName", "PlaceBootImageOnDisc", "BootImageManufacturerIDString", "BootImagePlatform", "BootImageEmulationType", "BootImage",
    };
    Object *set = NULL;
    RESULT(Joliet_GetJolietProperties(joliet, &set), OK);
    REQUIRE(set != NULL);
    for (int i = 0; i < 5; i++)
        RESULT(read_by_name(set, names[i], OK).type == (i == 1 ? TYPE_BOOL : i == 3 || i == 4 ? TYPE_UI1 : TYPE_BSTR), 1);
    Variant label = read_by_name(set, "VolumeName", OK);
    NUMBER(library.text_length(label.value.text), 10);
    library.free_text(label.value.text);

    label.type = TYPE_BSTR;
    label.value.text = new_bstr("BY_VTABLES");
    write_by_name(set, "VolumeName", label, 2);
    RESULT(Joliet_SetJolietProperties(joliet, set), OK);
    NUMBER(Unknown_Release(set), 0);
    library.free_text(label.value.text);
    RESULT(Joliet_GetJolietProperties(joliet, &set), OK);
    label = read_by_name(set, "VOLUMENAME", OK);
    TRUE_THAT(same_text(label.value.text, "BY_VTABLES"));
    library.free_text(label.value.text);
    NUMBER(Unknown_Release(set), 0);
    RESULT(Joliet_SetJolietProperties(joliet, NULL), NULL_POINTER);
}

void set_recorder_number(Object *recorder, const char *name, int32_t value) {
    Object *set = recorder_set(recorder);
    write_by_name(set, name, number(value), 2);
    RESULT(Recorder_SetRecorderProperties(recorder, set), PROPERTIES_IGNORED);
    NUMBER(Unknown_Release(set), 0);
}

void properties(Object *master) {
    Object *recorder = find_recorder(master, DATA_DRIVE), *joliet = face_of(master, &IJolietDiscMasterId);
    of_recorder(recorder);
    change_recorder(recorder);
    change_sparsely(recorder);
    of_data(joliet);
    Unknown_Release(joliet);
    Unknown_Release(recorder);
}
