/* Between the text of this program, UTF-8, and that of COM, UTF-16; characters of the basic plane only. */
#ifndef INDEPENDENT_TEXT_H
#define INDEPENDENT_TEXT_H

#include "abi.h"

#include <stdbool.h>

enum { TEXT_ROOM = 1024 };

typedef struct { Char16 units[TEXT_ROOM]; uint32_t length; } Text16;
typedef struct { char bytes[3 * TEXT_ROOM]; } Text8;

Text16 utf16(const char *text);
Text8 utf8(const Char16 *text);
bool same_text(const Char16 *one, const char *other);

/* In the library's memory: a BSTR, and a text that CoTaskMemFree frees. */
Char16 *new_bstr(const char *text);
Char16 *new_task_text(const char *text);

#endif
