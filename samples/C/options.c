#include "options.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void print_usage(void) {
    puts("Usage: burn [options] FOLDER...    what is in the folders, as a disc of data\n"
         "       burn [options] FILE...      WAV files or raw samples (44,100 Hz, 16 bits, stereo), as a disc of music\n"
         "       burn --list                 the recorders and their discs\n"
         "\n"
         "  --recorder N   the recorder of that number in the list (0)\n"
         "  --simulate     all but burn\n"
         "  --eject        open the tray afterwards\n"
         "  --erase        erase a rewritable disc first\n"
         "  --speed X      in multiples of 1x (the highest)\n"
         "  --gap BLOCKS   silence between tracks, 75 blocks a second (150)\n"
         "  --label NAME   the volume's name (today's date)");
}

static int complain(const char *word, const char *what) {
    fprintf(stderr, "burn: %s %s\n", word, what);
    return 0;
}

static int read_number(const char *option, const char *word, LONG *value) {
    char *end = NULL;
    long read = word ? strtol(word, &end, 10) : -1;
    if (!word || !*word || *end || read < 0 || read > INT_MAX)
        return complain(option, "needs a number");
    *value = (LONG)read;
    return 1;
}

static int read_option(char ***at, struct options *options) {
    const char *word = **at, *value = (*at)[1];
    LONG recorder;
    if (!strcmp(word, "--list"))
        return options->list = 1;
    if (!strcmp(word, "--simulate"))
        return options->simulate = 1;
    if (!strcmp(word, "--eject"))
        return options->eject = 1;
    if (!strcmp(word, "--erase"))
        return options->erase = 1;
    if (!strcmp(word, "--help"))
        return options->help = 1;
    ++*at;
    if (!strcmp(word, "--speed"))
        return read_number(word, value, &options->speed);
    if (!strcmp(word, "--gap"))
        return read_number(word, value, &options->gap);
    if (!strcmp(word, "--label"))
        return (options->label = value) != NULL || complain(word, "needs a name");
    if (strcmp(word, "--recorder") != 0)
        return complain(word, "is not known; --help tells what is");
    if (!read_number(word, value, &recorder))
        return 0;
    options->recorder = (ULONG)recorder;
    return 1;
}

/* Folders or files, not both: a disc has one format. */
static int look_at_paths(struct options *options) {
    int folders = 0;
    for (int i = 0; i < options->path_count; i++) {
        struct stat found;
        if (stat(options->paths[i], &found) != 0)
            return complain(options->paths[i], "is not there");
        folders += S_ISDIR(found.st_mode);
    }
    options->audio = folders == 0;
    if (folders > 0 && folders < options->path_count)
        return complain(options->paths[0], "and the others are folders and files; a disc holds data or music");
    return options->path_count > 0 || complain("nothing", "is to be burned; --help tells what can be");
}

int read_options(int count, char **words, struct options *options) {
    char **at = words + 1, **end = words + count;
    memset(options, 0, sizeof *options);
    options->speed = options->gap = -1;
    for (; at < end && strncmp(*at, "--", 2) == 0; at++)
        if (!read_option(&at, options))
            return 0;
    options->paths = at;
    options->path_count = (int)(end - at);
    return options->list || options->help || look_at_paths(options);
}
