/*
 * Uses the library at a path through its vtables alone, as what is published about IMAPI allows, and says how much of what it saw is as
 * published. There must be three virtual drives; parts.h has their names.
 */
#include "check.h"
#include "library.h"
#include "parts.h"

#include <stdio.h>

int main(int count, char **words) {
    if (count != 2) {
        fprintf(stderr, "usage: independent LIBRARY\n");
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    load_library(words[1]);

    Sink sink;
    sink_start(&sink, GO_ON);
    creating();
    Object *master = create_master();
    closed(master);
    formats(master);
    recorders(master);
    properties(master);
    data(master, &sink);
    audio(master, &sink);
    erase(master, &sink);
    closing(master, &sink);
    return check_sum();
}
