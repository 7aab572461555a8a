#include "content.h"

#include "properties.h"
#include "results.h"
#include "sound.h"
#include "storage.h"

#include <stdio.h>

static HRESULT set_label(IJolietDiscMaster *joliet, const char *label) {
    IPropertyStorage *set;
    HRESULT result = joliet->lpVtbl->GetJolietProperties(joliet, &set);
    if (FAILED(result))
        return result;
    result = write_text(set, "VolumeName", label);
    if (SUCCEEDED(result))
        result = joliet->lpVtbl->SetJolietProperties(joliet, set);
    set->lpVtbl->Release(set);
    return result;
}

HRESULT stage_data(IJolietDiscMaster *joliet, const struct options *options) {
    LONG used = 0, total = 0;
    HRESULT result = options->label ? report("VolumeName", set_label(joliet, options->label)) : S_OK;
    for (int i = 0; i < options->path_count && SUCCEEDED(result); i++) {
        IStorage *folder = new_folder_storage(options->paths[i]);
        result = report(options->paths[i], folder ? joliet->lpVtbl->AddData(joliet, folder, 1) : E_OUTOFMEMORY);
        if (folder)
            folder->lpVtbl->Release(folder);
    }
    if (SUCCEEDED(result) && SUCCEEDED(joliet->lpVtbl->GetUsedDataBlocks(joliet, &used)) && SUCCEEDED(joliet->lpVtbl->GetTotalDataBlocks(joliet, &total)))
        printf("%d of %d blocks of 2048 bytes\n", (int)used, (int)total);
    return result;
}

static HRESULT add_track(IRedbookDiscMaster *redbook, struct sound *sound) {
    static uint8_t blocks[AUDIO_AT_ONCE * AUDIO_BLOCK];
    int count;
    /* How long a track will be need not be known. */
    HRESULT result = redbook->lpVtbl->CreateAudioTrack(redbook, 0);
    while (SUCCEEDED(result) && (count = read_sound(sound, blocks, AUDIO_AT_ONCE)) != 0)
        result = count < 0 ? E_FAIL : redbook->lpVtbl->AddAudioTrackBlocks(redbook, blocks, count * AUDIO_BLOCK);
    return FAILED(result) ? result : redbook->lpVtbl->CloseAudioTrack(redbook);
}

HRESULT stage_audio(IRedbookDiscMaster *redbook, const struct options *options) {
    LONG used = 0, total = 0;
    HRESULT result = S_OK;
    for (int i = 0; i < options->path_count && SUCCEEDED(result); i++) {
        struct sound sound;
        if (!open_sound(options->paths[i], &sound))
            return E_INVALIDARG;
        result = report(options->paths[i], add_track(redbook, &sound));
        close_sound(&sound);
        if (SUCCEEDED(result))
            printf("%s\n", options->paths[i]);
    }
    if (SUCCEEDED(result) && SUCCEEDED(redbook->lpVtbl->GetUsedAudioBlocks(redbook, &used)) && SUCCEEDED(redbook->lpVtbl->GetTotalAudioBlocks(redbook, &total)))
        printf("%d of %d blocks of 2352 bytes\n", (int)used, (int)total);
    return result;
}
