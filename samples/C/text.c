#include "text.h"

#include <stdlib.h>
#include <string.h>

/* One character, and behind it; -1 where the bytes are none. */
static int32_t decode(const unsigned char **at) {
    static const int32_t least[] = { 0, 0x80, 0x800, 0x10000 };
    const unsigned char *p = *at;
    int more = *p < 0x80 ? 0 : *p >= 0xC2 && *p < 0xE0 ? 1 : *p >= 0xE0 && *p < 0xF0 ? 2 : *p >= 0xF0 && *p < 0xF5 ? 3 : -1;
    if (more < 0)
        return -1;
    int32_t character = more ? *p & (0x3F >> more) : *p;
    for (int i = 1; i <= more; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return -1;
        character = character << 6 | (p[i] & 0x3F);
    }
    *at = p + more + 1;
    return character < least[more] || character > 0x10FFFF || (character >= 0xD800 && character < 0xE000) ? -1 : character;
}

OLECHAR *to_utf16(const char *text) {
    OLECHAR *made = malloc((strlen(text) + 1) * sizeof *made), *to = made;
    const unsigned char *at = (const unsigned char *)text;
    while (made && *at) {
        int32_t character = decode(&at);
        if (character < 0) {
            free(made);
            return NULL;
        }
        if (character >= 0x10000) {
            *to++ = (OLECHAR)(0xD800 + ((character - 0x10000) >> 10));
            character = 0xDC00 + ((character - 0x10000) & 0x3FF);
        }
        *to++ = (OLECHAR)character;
    }
    if (made)
        *to = 0;
    return made;
}

static char *encode(char *to, int32_t character) {
    int more = character < 0x80 ? 0 : character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    *to++ = (char)(lead[more] | character >> 6 * more);
    while (more-- > 0)
        *to++ = (char)(0x80 | (character >> 6 * more & 0x3F));
    return to;
}

char *to_utf8(const OLECHAR *text) {
    char *made = malloc(3 * utf16_length(text) + 1), *to = made;
    for (; made && *text; text++) {
        int32_t character = *text;
        if (character >= 0xD800 && character < 0xDC00 && text[1] >= 0xDC00 && text[1] < 0xE000)
            character = 0x10000 + ((character - 0xD800) << 10) + (*++text - 0xDC00);
        to = encode(to, character >= 0xD800 && character < 0xE000 ? 0xFFFD : character);
    }
    if (made)
        *to = 0;
    return made;
}

char *take_bstr(BSTR text) {
    char *made = text ? to_utf8(text) : NULL;
    SysFreeString(text);
    return made;
}

size_t utf16_length(const OLECHAR *text) {
    const OLECHAR *end = text;
    for (; *end; end++);
    return (size_t)(end - text);
}
