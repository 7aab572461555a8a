#include "text.h"

#include "library.h"

#include <string.h>

Text16 utf16(const char *text) {
    Text16 made = { { 0 }, 0 };
    const unsigned char *at = (const unsigned char *)text;
    while (*at && made.length < TEXT_ROOM - 1) {
        if (*at < 0x80) {
            made.units[made.length++] = *at++;
        } else if (*at < 0xE0) {
            made.units[made.length++] = (Char16)((at[0] & 0x1F) << 6 | (at[1] & 0x3F));
            at += 2;
        } else {
            made.units[made.length++] = (Char16)((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
            at += 3;
        }
    }
    return made;
}

Text8 utf8(const Char16 *text) {
    Text8 made = { { 0 } };
    char *to = made.bytes;
    for (; text && *text && to < made.bytes + sizeof made.bytes - 4; text++) {
        if (*text < 0x80) {
            *to++ = (char)*text;
        } else if (*text < 0x800) {
            *to++ = (char)(0xC0 | *text >> 6);
            *to++ = (char)(0x80 | (*text & 0x3F));
        } else {
            *to++ = (char)(0xE0 | *text >> 12);
            *to++ = (char)(0x80 | (*text >> 6 & 0x3F));
            *to++ = (char)(0x80 | (*text & 0x3F));
        }
    }
    return made;
}

bool same_text(const Char16 *one, const char *other) {
    Text8 text = utf8(one);
    return one && strcmp(text.bytes, other) == 0;
}

Char16 *new_bstr(const char *text) {
    Text16 units = utf16(text);
    return library.new_text(units.units, units.length);
}

Char16 *new_task_text(const char *text) {
    Text16 units = utf16(text);
    size_t size = (units.length + 1) * sizeof(Char16);
    return memcpy(library.new_memory(size), units.units, size);
}
