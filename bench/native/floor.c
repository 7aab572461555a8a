/* What mastering cannot do without, and nothing else.
 *   floor walk FOLDER         names and lengths of everything
 *   floor copy FOLDER OUTPUT  the same, then every file by copy_file_range to the next boundary of 2 KiB of one file
 * No names are encoded, nothing is sorted, no structure is written. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK 2048
#define PIECE (32 << 20)

/* The walk's findings: every folder's path, and behind it the names and lengths of its files. */
static char *names;
static size_t names_length, names_room;
static struct entry { size_t name; long long length; int folder; } *entries;
static size_t entry_count, entry_room;

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void *room_for(void *table, size_t *room, size_t needed, size_t size)
{
    if (needed <= *room)
        return table;
    *room = needed * 2;
    table = realloc(table, *room * size);
    if (!table)
        fail("memory");
    return table;
}

static void keep(const char *name, long long length, int folder)
{
    size_t size = strlen(name) + 1;
    names = room_for(names, &names_room, names_length + size, 1);
    memcpy(names + names_length, name, size);
    entries = room_for(entries, &entry_room, entry_count + 1, sizeof *entries);
    entries[entry_count++] = (struct entry){ names_length, length, folder };
    names_length += size;
}

static void walk(const char *path)
{
    DIR *folder = opendir(path);
    if (!folder)
        fail(path);
    keep(path, 0, 1);
    char (*below)[4096] = NULL;
    size_t below_count = 0, below_room = 0;
    for (struct dirent *found; (found = readdir(folder));) {
        struct stat status;
        if (!strcmp(found->d_name, ".") || !strcmp(found->d_name, ".."))
            continue;
        if (fstatat(dirfd(folder), found->d_name, &status, AT_SYMLINK_NOFOLLOW))
            fail(found->d_name);
        if (S_ISDIR(status.st_mode)) {
            below = room_for(below, &below_room, below_count + 1, sizeof *below);
            snprintf(below[below_count++], sizeof *below, "%s/%s", path, found->d_name);
        } else if (S_ISREG(status.st_mode)) {
            keep(found->d_name, status.st_size, 0);
        }
    }

    closedir(folder);
    for (size_t each = 0; each < below_count; each++)
        walk(below[each]);
    free(below);
}

static void copy(const char *path)
{
    int output = open(path, O_CREAT | O_EXCL | O_WRONLY, 0666), folder = -1;
    if (output < 0)
        fail(path);
    long long place = 0;
    for (struct entry *each = entries; each < entries + entry_count; each++) {
        if (each->folder) {
            if (folder >= 0)
                close(folder);
            if ((folder = open(names + each->name, O_RDONLY | O_DIRECTORY)) < 0)
                fail(names + each->name);
            continue;
        }
        if (each->length == 0)
            continue;
        int input = openat(folder, names + each->name, O_RDONLY);
        if (input < 0)
            fail(names + each->name);
        off_t to = place;
        for (long long left = each->length; left > 0;) {
            ssize_t done = copy_file_range(input, NULL, output, &to, left < PIECE ? left : PIECE, 0);
            if (done <= 0)
                fail("copy_file_range");
            left -= done;
        }

        close(input);
        place += (each->length + BLOCK - 1) / BLOCK * BLOCK;
    }

    if (ftruncate(output, place) || close(output))
        fail(path);
}

int main(int count, char **arguments)
{
    if (count == 3 && !strcmp(arguments[1], "walk")) {
        walk(arguments[2]);
    } else if (count == 4 && !strcmp(arguments[1], "copy")) {
        walk(arguments[2]);
        copy(arguments[3]);
    } else {
        fprintf(stderr, "Usage: floor walk FOLDER | floor copy FOLDER OUTPUT\n");
        return 2;
    }

    return 0;
}
