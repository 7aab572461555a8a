#include "check.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static int right, asked;

static bool count(const char *file, int line, const char *what, bool is_right) {
    asked++;
    right += is_right;
    if (!is_right)
        printf("%s:%d: %s", file, line, what);
    return is_right;
}

bool check_number(const char *file, int line, const char *what, int64_t got, int64_t wanted, bool is_code) {
    if (count(file, line, what, got == wanted))
        return true;
    if (is_code)
        printf(" answered %08" PRIX32 " instead of %08" PRIX32 "\n", (uint32_t)got, (uint32_t)wanted);
    else
        printf(" is %" PRId64 " instead of %" PRId64 "\n", got, wanted);
    return false;
}

bool check_true(const char *file, int line, const char *what, bool is_true) {
    if (count(file, line, what, is_true))
        return true;
    printf(" is not true\n");
    return false;
}

void check_give_up(void) {
    exit(check_sum());
}

int check_sum(void) {
    printf("%d of %d\n", right, asked);
    return right == asked ? 0 : 1;
}
