#include "sound.h"

#include <string.h>

static uint32_t number_at(const uint8_t *bytes, int count) {
    uint32_t number = 0;
    while (count-- > 0)
        number = number << 8 | bytes[count];
    return number;
}

static int complain(const char *path, const char *what) {
    fprintf(stderr, "burn: %s %s\n", path, what);
    return 0;
}

static int skip(FILE *file, uint32_t count) {
    uint8_t away[512];
    while (count > 0) {
        size_t now = count < sizeof away ? count : sizeof away;
        if (fread(away, 1, now, file) != now)
            return 0;
        count -= (uint32_t)now;
    }
    return 1;
}

/* Chunks, each with a name and a length, until the one with the samples. */
static int find_samples(const char *path, struct sound *sound) {
    uint8_t chunk[8], format[16];
    int is_right = 0;
    while (fread(chunk, 1, sizeof chunk, sound->file) == sizeof chunk) {
        uint32_t length = number_at(chunk + 4, 4), read = 0;
        if (memcmp(chunk, "data", 4) == 0) {
            sound->left = length;
            return is_right || complain(path, "has no samples of 16 bits, 44,100 Hz, stereo");
        }
        if (memcmp(chunk, "fmt ", 4) == 0 && length >= sizeof format) {
            if ((read = (uint32_t)fread(format, 1, sizeof format, sound->file)) != sizeof format)
                break;
            is_right = number_at(format, 2) == 1 && number_at(format + 2, 2) == 2 && number_at(format + 4, 4) == 44100 && number_at(format + 14, 2) == 16;
        }
        if (!skip(sound->file, length - read + (length & 1)))
            break;
    }
    return complain(path, "is not a whole WAV file");
}

static int is_wave(const char *path) {
    size_t length = strlen(path);
    return length > 4 && (!strcmp(path + length - 4, ".wav") || !strcmp(path + length - 4, ".WAV"));
}

int open_sound(const char *path, struct sound *sound) {
    uint8_t header[12];
    sound->left = UINT64_MAX;
    sound->file = fopen(path, "rb");
    if (!sound->file)
        return complain(path, "cannot be opened");
    if (!is_wave(path))
        return 1;
    int is_right = fread(header, 1, sizeof header, sound->file) == sizeof header && !memcmp(header, "RIFF", 4) && !memcmp(header + 8, "WAVE", 4)
        ? find_samples(path, sound)
        : complain(path, "is not a WAV file");
    if (!is_right)
        close_sound(sound);
    return is_right;
}

int read_sound(struct sound *sound, uint8_t *blocks, int count) {
    size_t room = (size_t)count * AUDIO_BLOCK;
    size_t read = fread(blocks, 1, sound->left < room ? (size_t)sound->left : room, sound->file);
    if (ferror(sound->file))
        return -1;
    sound->left = read < room ? 0 : sound->left - read;
    int whole = (int)((read + AUDIO_BLOCK - 1) / AUDIO_BLOCK);
    memset(blocks + read, 0, (size_t)whole * AUDIO_BLOCK - read);
    return whole;
}

void close_sound(struct sound *sound) {
    if (sound->file)
        fclose(sound->file);
    sound->file = NULL;
}
