/* A drive where there is none: answers the ioctl SG_IO for one file by asking a server on a socket of this machine. Loaded before a program by
   LD_PRELOAD. OPENIMAPI_SGIO_FILE is the file that stands for the drive, OPENIMAPI_SGIO_SOCKET the server's socket.

   A question:  length of the CDB, direction (0 none, 1 in, 2 out), milliseconds (4 bytes), length of the data (4 bytes), 16 bytes of CDB, data going out.
   An answer:   1, status, length of the sense, bytes moved (4 bytes), 64 bytes of sense, data that came in.  Or 0: the command did not come through. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <scsi/sg.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { SENSE = 64, CDB = 16 };

struct question { uint8_t cdb_length, direction; uint8_t milliseconds[4], data_length[4]; uint8_t cdb[CDB]; };
struct answer { uint8_t came_through, status, sense_length; uint8_t moved[4]; uint8_t sense[SENSE]; };

static int is_the_drive(int file)
{
    const char *name = getenv("OPENIMAPI_SGIO_FILE");
    struct stat drive, asked;
    return name && stat(name, &drive) == 0 && fstat(file, &asked) == 0 && drive.st_dev == asked.st_dev && drive.st_ino == asked.st_ino;
}

static int transfer(int server, void *data, size_t length, int out)
{
    for (uint8_t *at = data; length > 0; ) {
        ssize_t moved = out ? send(server, at, length, MSG_NOSIGNAL) : recv(server, at, length, 0);
        if (moved < 0 && errno == EINTR)
            continue;
        if (moved <= 0)
            return 0;
        at += moved;
        length -= (size_t)moved;
    }
    return 1;
}

static int ask(int server, sg_io_hdr_t *header)
{
    struct question question = { .cdb_length = header->cmd_len };
    struct answer answer;
    uint32_t length = header->dxfer_direction == SG_DXFER_NONE ? 0 : header->dxfer_len, moved;
    question.direction = header->dxfer_direction == SG_DXFER_TO_DEV ? 2 : length > 0;
    memcpy(question.milliseconds, &header->timeout, 4);
    memcpy(question.data_length, &length, 4);
    memcpy(question.cdb, header->cmdp, header->cmd_len < CDB ? header->cmd_len : CDB);
    if (!transfer(server, &question, sizeof question, 1) || (question.direction == 2 && !transfer(server, header->dxferp, length, 1)))
        return 0;
    if (!transfer(server, &answer, sizeof answer, 0) || !answer.came_through)
        return 0;
    memcpy(&moved, answer.moved, 4);
    if (moved > length || (question.direction == 1 && !transfer(server, header->dxferp, moved, 0)))
        return 0;
    header->status = answer.status;
    header->host_status = header->driver_status = 0;
    header->resid = (int)(length - moved);
    header->sb_len_wr = answer.sense_length < header->mx_sb_len ? answer.sense_length : header->mx_sb_len;
    if (header->sb_len_wr > 0)
        memcpy(header->sbp, answer.sense, header->sb_len_wr);
    return 1;
}

static int execute(sg_io_hdr_t *header)
{
    const char *name = getenv("OPENIMAPI_SGIO_SOCKET");
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    int done = 0, server = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (name && server >= 0 && strlen(name) < sizeof address.sun_path) {
        strcpy(address.sun_path, name);
        done = connect(server, (struct sockaddr *)&address, sizeof address) == 0 && ask(server, header);
    }
    if (server >= 0)
        close(server);
    errno = EIO;
    return done ? 0 : -1;
}

int ioctl(int file, unsigned long request, ...)
{
    static int (*next)(int, unsigned long, void *);
    va_list rest;
    void *argument;
    va_start(rest, request);
    argument = va_arg(rest, void *);
    va_end(rest);
    if (request == SG_IO && is_the_drive(file))
        return execute(argument);
    if (!next)
        *(void **)&next = dlsym(RTLD_NEXT, "ioctl");
    return next(file, request, argument);
}
