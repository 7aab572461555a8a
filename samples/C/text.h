/* COM's texts are UTF-16; those of a file system and a terminal are UTF-8. */
#ifndef TEXT_H
#define TEXT_H

#include <openimapi/imapi.h>

#include <stddef.h>

/* In memory of malloc; NULL where the text is not UTF-8, or there is no memory. */
OLECHAR *to_utf16(const char *text);

/* In memory of malloc; NULL where there is none. A half of a surrogate pair becomes U+FFFD. */
char *to_utf8(const OLECHAR *text);

/* The same and frees the BSTR; NULL stays NULL. */
char *take_bstr(BSTR text);

size_t utf16_length(const OLECHAR *text);

#endif
