#include "results.h"

#include <inttypes.h>
#include <stdio.h>

static const struct { HRESULT code; const char *name, *meaning; } results[] = {
#define RESULT(name, meaning) { name, #name, meaning }
    RESULT(S_OK, "done"),
    RESULT(S_FALSE, "there is no more"),
    RESULT(IMAPI_S_PROPERTIESIGNORED, "properties that are unknown or read only were left out"),
    RESULT(IMAPI_S_BUFFER_TO_SMALL, "the answer does not fit"),
    RESULT(IMAPI_E_NOTOPENED, "not opened"),
    RESULT(IMAPI_E_NOTINITIALIZED, "the recorder object stands for no device"),
    RESULT(IMAPI_E_USERABORT, "cancelled"),
    RESULT(IMAPI_E_GENERIC, "a fault that has no code of its own"),
    RESULT(IMAPI_E_MEDIUM_NOTPRESENT, "there is no disc in the drive"),
    RESULT(IMAPI_E_MEDIUM_INVALIDTYPE, "the disc is not one for this"),
    RESULT(IMAPI_E_DEVICE_NOPROPERTIES, "there are no properties"),
    RESULT(IMAPI_E_DEVICE_NOTACCESSIBLE, "somebody else uses the recorder"),
    RESULT(IMAPI_E_DEVICE_NOTPRESENT, "the recorder was removed"),
    RESULT(IMAPI_E_DEVICE_INVALIDTYPE, "the recorder cannot do this"),
    RESULT(IMAPI_E_INITIALIZE_WRITE, "the recorder could not be set up for writing"),
    RESULT(IMAPI_E_INITIALIZE_ENDWRITE, "the recorder could not be set up for closing the disc"),
    RESULT(IMAPI_E_FILESYSTEM, "the operating system does not let go of the disc"),
    RESULT(IMAPI_E_FILEACCESS, "the staged content cannot be written"),
    RESULT(IMAPI_E_DISCINFO, "the disc could not be examined"),
    RESULT(IMAPI_E_TRACKNOTOPEN, "no audio track is open"),
    RESULT(IMAPI_E_TRACKOPEN, "an audio track is still open"),
    RESULT(IMAPI_E_DISCFULL, "there is no room for it"),
    RESULT(IMAPI_E_BADJOLIETNAME, "a name that Joliet cannot hold"),
    RESULT(IMAPI_E_INVALIDIMAGE, "nothing is staged"),
    RESULT(IMAPI_E_NOACTIVEFORMAT, "no format is chosen"),
    RESULT(IMAPI_E_NOACTIVERECORDER, "no recorder is chosen"),
    RESULT(IMAPI_E_WRONGFORMAT, "the call belongs to the other format"),
    RESULT(IMAPI_E_ALREADYOPEN, "opened already"),
    RESULT(IMAPI_E_WRONGDISC, "not the disc that was there when the recorder was chosen"),
    RESULT(IMAPI_E_FILEEXISTS, "the file is there already"),
    RESULT(IMAPI_E_STASHINUSE, "another program stages content for this recorder"),
    RESULT(IMAPI_E_DEVICE_STILL_IN_USE, "another call is at work"),
    RESULT(IMAPI_E_LOSS_OF_STREAMING, "the data came too slowly"),
    RESULT(IMAPI_E_COMPRESSEDSTASH, "content is staged on a compressed volume"),
    RESULT(IMAPI_E_ENCRYPTEDSTASH, "content is staged on an encrypted volume"),
    RESULT(IMAPI_E_NOTENOUGHDISKFORSTASH, "too little room to stage the content"),
    RESULT(IMAPI_E_REMOVABLESTASH, "content is staged on a removable medium"),
    RESULT(IMAPI_E_CANNOT_WRITE_TO_MEDIA, "the disc cannot be written"),
    RESULT(IMAPI_E_TRACK_NOT_BIG_ENOUGH, "an audio track has at least four seconds"),
    RESULT(IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC, "a boot image needs a blank disc"),
    RESULT(E_NOTIMPL, "not implemented"),
    RESULT(E_NOINTERFACE, "the object has no such interface"),
    RESULT(E_POINTER, "a pointer is missing"),
    RESULT(E_FAIL, "failed"),
    RESULT(E_OUTOFMEMORY, "out of memory"),
    RESULT(E_INVALIDARG, "a value does not fit"),
#undef RESULT
};

enum { RESULTS = sizeof results / sizeof *results };

static int find(HRESULT result) {
    int i = 0;
    while (i < RESULTS && results[i].code != result)
        i++;
    return i;
}

const char *result_name(HRESULT result) {
    static char number[11];
    int i = find(result);
    if (i < RESULTS)
        return results[i].name;
    snprintf(number, sizeof number, "0x%08" PRIX32, (uint32_t)result);
    return number;
}

HRESULT report(const char *what, HRESULT result) {
    int i = find(result);
    if (FAILED(result) && i < RESULTS)
        fprintf(stderr, "burn: %s: %s (0x%08" PRIX32 "): %s\n", what, results[i].name, (uint32_t)result, results[i].meaning);
    else if (FAILED(result))
        fprintf(stderr, "burn: %s: 0x%08" PRIX32 "\n", what, (uint32_t)result);
    return result;
}
