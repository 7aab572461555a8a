/* The command line. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <openimapi/imapi.h>

struct options {
    int list, simulate, eject, erase, help;
    ULONG recorder;
    LONG speed, gap;        /* -1: as the recorder has it */
    const char *label;      /* NULL: as IMAPI has it */
    int audio;              /* files instead of folders */
    char **paths;
    int path_count;
};

/* Answers 0, and says why on standard error, where the words are not right. */
int read_options(int count, char **words, struct options *options);

void print_usage(void);

#endif
