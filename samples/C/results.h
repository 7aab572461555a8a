/* What a call answered, in words. */
#ifndef RESULTS_H
#define RESULTS_H

#include <openimapi/imapi.h>

/* The code's name, or its number where it has none here. Good until the next call. */
const char *result_name(HRESULT result);

/* "burn: what: NAME (0x8004021C): meaning" on standard error, for a failure; nothing for a success. Answers the result. */
HRESULT report(const char *what, HRESULT result);

#endif
