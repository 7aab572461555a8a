/* Sound as a disc has it: 44,100 samples a second, 16 bits, two channels, in blocks of 2,352 bytes. */
#ifndef SOUND_H
#define SOUND_H

#include <stdint.h>
#include <stdio.h>

enum { AUDIO_BLOCK = 2352, AUDIO_AT_ONCE = 20 };

struct sound {
    FILE *file;
    uint64_t left;          /* bytes of sound; a file of raw samples is read to its end */
};

/* A WAV file, or else raw samples. Answers 0, and says why, where the sound is of another kind. */
int open_sound(const char *path, struct sound *sound);

/* Whole blocks, the last one filled up with silence; 0 at the end, less than 0 for a fault. */
int read_sound(struct sound *sound, uint8_t *blocks, int count);

void close_sound(struct sound *sound);

#endif
