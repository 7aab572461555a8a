/* Runs a program and writes down what the whole of it cost: measure RESULT PROGRAM [ARGUMENT...]
 * RESULT gets one line: user and system time in microseconds, wall time in nanoseconds, peak memory in KiB, exit code.
 * It is small and forks, so that the peak is the program's own and not inherited from a large parent. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long microseconds(struct timeval time)
{
    return time.tv_sec * 1000000LL + time.tv_usec;
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

int main(int count, char **arguments)
{
    if (count < 3) {
        fprintf(stderr, "Usage: measure RESULT PROGRAM [ARGUMENT...]\n");
        return 2;
    }

    long long begun = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        perror(arguments[2]);
        _exit(127);
    }

    int status;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        perror("measure");
        return 1;
    }

    long long wall = now() - begun;
    FILE *result = fopen(arguments[1], "w");
    if (!result) {
        perror(arguments[1]);
        return 1;
    }

    fprintf(result, "%lld %lld %lld %ld %d\n", microseconds(used.ru_utime), microseconds(used.ru_stime), wall, used.ru_maxrss,
        WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(result) == 0 ? 0 : 1;
}
