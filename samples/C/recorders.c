#include "recorders.h"

#include "properties.h"
#include "results.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>

static void print_names(IDiscRecorder *recorder, ULONG number) {
    BSTR vendor = NULL, product = NULL, revision = NULL, path = NULL;
    LONG type = 0;
    report("GetDisplayNames", recorder->lpVtbl->GetDisplayNames(recorder, &vendor, &product, &revision));
    report("GetPath", recorder->lpVtbl->GetPath(recorder, &path));
    report("GetRecorderType", recorder->lpVtbl->GetRecorderType(recorder, &type));
    char *texts[] = { take_bstr(vendor), take_bstr(product), take_bstr(revision), take_bstr(path) };
    printf("%3u  %s %s %s (%s), %s\n", (unsigned)number, texts[0] ? texts[0] : "", texts[1] ? texts[1] : "", texts[2] ? texts[2] : "",
           texts[3] ? texts[3] : "", type == RECORDER_CDRW ? "rewrites" : "writes once");
    for (int i = 0; i < 4; i++)
        free(texts[i]);
}

/* Only who has opened a recorder may ask about its disc. */
static void print_disc(IDiscRecorder *recorder) {
    LONG type, flags;
    BYTE sessions, last_track;
    ULONG start, next, room;
    if (FAILED(report("OpenExclusive", recorder->lpVtbl->OpenExclusive(recorder))))
        return;
    HRESULT result = report("QueryMediaType", recorder->lpVtbl->QueryMediaType(recorder, &type, &flags));
    if (SUCCEEDED(result) && type == 0) {
        printf("     no disc\n");
    } else if (SUCCEEDED(result)) {
        printf("     %s%s%s", flags & MEDIA_BLANK ? "blank" : "used", flags & MEDIA_RW ? ", rewritable" : "", flags & MEDIA_WRITABLE ? "" : ", closed");
        if (SUCCEEDED(recorder->lpVtbl->QueryMediaInfo(recorder, &sessions, &last_track, &start, &next, &room)))
            printf(", sessions: %u, blocks free: %u", sessions, (unsigned)room);
        printf("\n");
    }
    report("Close", recorder->lpVtbl->Close(recorder));
}

static HRESULT print_recorder(IDiscRecorder *recorder, ULONG number) {
    IPropertyStorage *set;
    print_names(recorder, number);
    print_disc(recorder);
    HRESULT result = recorder->lpVtbl->GetRecorderProperties(recorder, &set);
    if (SUCCEEDED(result)) {
        result = print_properties(set);
        set->lpVtbl->Release(set);
    }
    return report("GetRecorderProperties", result);
}

HRESULT list_recorders(IDiscMaster *master) {
    IEnumDiscRecorders *list;
    IDiscRecorder *recorder;
    ULONG fetched, number = 0;
    HRESULT result = report("EnumDiscRecorders", master->lpVtbl->EnumDiscRecorders(master, &list));
    if (FAILED(result))
        return result;
    while (SUCCEEDED(result) && list->lpVtbl->Next(list, 1, &recorder, &fetched) == S_OK) {
        result = print_recorder(recorder, number++);
        recorder->lpVtbl->Release(recorder);
    }
    list->lpVtbl->Release(list);
    return result;
}

HRESULT find_recorder(IDiscMaster *master, ULONG number, IDiscRecorder **recorder) {
    IEnumDiscRecorders *list;
    ULONG fetched;
    *recorder = NULL;
    HRESULT result = master->lpVtbl->EnumDiscRecorders(master, &list);
    if (FAILED(result))
        return result;
    result = number > 0 ? list->lpVtbl->Skip(list, number) : S_OK;
    if (result == S_OK)
        result = list->lpVtbl->Next(list, 1, recorder, &fetched);
    list->lpVtbl->Release(list);
    return result;
}

/* Get, change, set: the set that an object gives out is a copy. That it also holds what is read only is no error. */
HRESULT set_recorder_number(IDiscRecorder *recorder, const char *name, LONG value) {
    IPropertyStorage *set;
    HRESULT result = recorder->lpVtbl->GetRecorderProperties(recorder, &set);
    if (FAILED(result))
        return result;
    result = write_number(set, name, value);
    if (SUCCEEDED(result))
        result = recorder->lpVtbl->SetRecorderProperties(recorder, set);
    set->lpVtbl->Release(set);
    return result;
}

HRESULT erase_disc(IDiscRecorder *recorder) {
    HRESULT result = recorder->lpVtbl->OpenExclusive(recorder);
    if (FAILED(result))
        return result;
    result = recorder->lpVtbl->Erase(recorder, 0);
    HRESULT closed = recorder->lpVtbl->Close(recorder);
    return FAILED(result) ? result : closed;
}
