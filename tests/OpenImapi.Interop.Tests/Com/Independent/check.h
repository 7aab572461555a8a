/* Counts what is as published and what is not. */
#ifndef INDEPENDENT_CHECK_H
#define INDEPENDENT_CHECK_H

#include <stdbool.h>
#include <stdint.h>

/* A call that must answer exactly this code. */
#define RESULT(call, wanted) check_number(__FILE__, __LINE__, #call, (uint32_t)(call), (uint32_t)(wanted), true)
/* A number that must be exactly this one. */
#define NUMBER(got, wanted) check_number(__FILE__, __LINE__, #got, (int64_t)(got), (int64_t)(wanted), false)
#define TRUE_THAT(statement) check_true(__FILE__, __LINE__, #statement, (statement))
/* Without which nothing after it makes sense. */
#define REQUIRE(statement) do { if (!TRUE_THAT(statement)) check_give_up(); } while (0)

bool check_number(const char *file, int line, const char *what, int64_t got, int64_t wanted, bool is_code);
bool check_true(const char *file, int line, const char *what, bool is_true);
void check_give_up(void);

/* Says "N of N" and returns the exit code. */
int check_sum(void);

#endif
