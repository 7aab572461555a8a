/* Calls every function of the library and prints what it answers; NativeLibraryTests knows what that must be. */
#define _GNU_SOURCE
#include <imapi.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#define NOT_NULL ((void *)&not_null)

static const GUID not_null = { 1, 2, 3, { 4 } };

static void say(const char *what, HRESULT result) { printf("%s %08X\n", what, (unsigned)result); }

static void use(IDiscMaster *master) {
    say("Open", master->lpVtbl->Open(master));
    say("Open again", master->lpVtbl->Open(master));
    say("Close", master->lpVtbl->Close(master));
    printf("Release %u\n", (unsigned)master->lpVtbl->Release(master));
}

static void classes(void) {
    IClassFactory *factory = NULL;
    IDiscMaster *master = NULL;
    say("DllGetClassObject", DllGetClassObject(&CLSID_MSDiscMasterObj, &IID_IClassFactory, (void **)&factory));
    say("LockServer", factory->lpVtbl->LockServer(factory, TRUE));
    say("CreateInstance", factory->lpVtbl->CreateInstance(factory, NULL, &IID_IDiscMaster, (void **)&master));
    printf("Release %u\n", (unsigned)factory->lpVtbl->Release(factory));
    use(master);
    say("CoInitialize", CoInitialize(NULL));
    say("CoInitializeEx", CoInitializeEx(NULL, COINIT_APARTMENTTHREADED));
    say("CoCreateInstance", CoCreateInstance(&CLSID_MSDiscMasterObj, NULL, CLSCTX_ALL, &IID_IDiscMaster, (void **)&master));
    use(master);
    CoUninitialize();
    CoUninitialize();
    say("OpenImapiCreateInstance", OpenImapiCreateInstance(&CLSID_MSDiscMasterObj, &IID_IDiscMaster, (void **)&master));
    use(master);
    say("DllCanUnloadNow", DllCanUnloadNow());
}

/* One failing call that must null its object. */
#define REFUSED(call) do { void *object = NOT_NULL; say(#call, call); if (object) printf("object %p is left\n", object); } while (0)

static void refusals(void) {
    IUnknown *outer = NOT_NULL;
    const GUID *master = &CLSID_MSDiscMasterObj, *recorder = &CLSID_MSDiscRecorderObj, *face = &IID_IDiscMaster, *factory = &IID_IClassFactory;
    REFUSED(DllGetClassObject(recorder, factory, &object));
    REFUSED(DllGetClassObject(&not_null, factory, &object));
    REFUSED(DllGetClassObject(master, face, &object));
    REFUSED(DllGetClassObject(NULL, factory, &object));
    REFUSED(DllGetClassObject(master, NULL, &object));
    say("DllGetClassObject(master, factory, NULL)", DllGetClassObject(master, factory, NULL));
    REFUSED(CoCreateInstance(recorder, NULL, CLSCTX_ALL, face, &object));
    REFUSED(CoCreateInstance(master, outer, CLSCTX_ALL, face, &object));
    REFUSED(CoCreateInstance(master, NULL, CLSCTX_REMOTE_SERVER, face, &object));
    REFUSED(CoCreateInstance(master, NULL, CLSCTX_ALL, &IID_IDiscRecorder, &object));
    REFUSED(CoCreateInstance(NULL, NULL, CLSCTX_ALL, face, &object));
    REFUSED(CoCreateInstance(master, NULL, CLSCTX_ALL, NULL, &object));
    say("CoCreateInstance(master, NULL, CLSCTX_ALL, face, NULL)", CoCreateInstance(master, NULL, CLSCTX_ALL, face, NULL));
    REFUSED(OpenImapiCreateInstance(recorder, face, &object));
    say("OpenImapiCreateInstance(master, face, NULL)", OpenImapiCreateInstance(master, face, NULL));
    say("CoInitialize(NOT_NULL)", CoInitialize(NOT_NULL));
    say("CoInitializeEx(NOT_NULL, 0)", CoInitializeEx(NOT_NULL, 0));
}

static void memory(void) {
    static const OLECHAR text[] = { 'a', 0x00E4, 0xD83D, 0xDCBF, 0, 'b', 0 };
    PROPVARIANT value;
    char *block;
    BSTR whole = SysAllocString(text), part = SysAllocStringLen(text, 6), room = SysAllocStringLen(NULL, 3);
    printf("lengths %u %u %u %u\n", (unsigned)SysStringLen(whole), (unsigned)SysStringLen(part), (unsigned)SysStringLen(room), (unsigned)SysStringLen(NULL));
    printf("contents %d %d %d\n", memcmp(whole, text, 10), memcmp(part, text, sizeof text), room[3]);
    printf("bytes %u\n", (unsigned)((ULONG *)part)[-1]);
    printf("nothing %d\n", SysAllocString(NULL) == NULL);
    printf("too much %d %d\n", SysAllocStringLen(NULL, 0xFFFFFFFF) == NULL, CoTaskMemAlloc((size_t)-1) == NULL);
    SysFreeString(part);
    SysFreeString(room);
    SysFreeString(NULL);
    block = CoTaskMemAlloc(4);
    memcpy(block, "disc", 4);
    block = CoTaskMemRealloc(block, 1 << 20);
    printf("kept %d\n", memcmp(block, "disc", 4));
    printf("freed %d\n", CoTaskMemRealloc(block, 0) == NULL);
    CoTaskMemFree(CoTaskMemRealloc(NULL, 8));
    CoTaskMemFree(NULL);
    memset(&value, 0, sizeof value);
    value.vt = VT_BSTR;
    value.bstrVal = whole;
    say("PropVariantClear", PropVariantClear(&value));
    printf("cleared %d\n", value.vt == VT_EMPTY && value.bstrVal == NULL);
    say("PropVariantClear(NULL)", PropVariantClear(NULL));
}

static pthread_barrier_t barrier;

static void *start(void *result) {
    IDiscMaster *master = NULL;
    pthread_barrier_wait(&barrier);
    *(HRESULT *)result = CoCreateInstance(&CLSID_MSDiscMasterObj, NULL, CLSCTX_INPROC_SERVER, &IID_IDiscMaster, (void **)&master);
    if (master) master->lpVtbl->Release(master);
    return NULL;
}

/* No thread has called anything before these. */
static void threads(void) {
    enum { COUNT = 8 };
    pthread_t thread[COUNT];
    HRESULT result[COUNT];
    int i;
    pthread_barrier_init(&barrier, NULL, COUNT);
    for (i = 0; i < COUNT; i++) pthread_create(&thread[i], NULL, start, &result[i]);
    for (i = 0; i < COUNT; i++) {
        pthread_join(thread[i], NULL);
        say("CoCreateInstance", result[i]);
    }
}

/* A library that cannot start answers all the same. */
static void nothing(void) {
    void *object = NOT_NULL;
    say("CoInitialize", CoInitialize(NULL));
    say("CoInitializeEx", CoInitializeEx(NULL, COINIT_MULTITHREADED));
    say("DllGetClassObject", DllGetClassObject(&CLSID_MSDiscMasterObj, &IID_IClassFactory, &object));
    printf("object %d\n", object != NULL);
    object = NOT_NULL;
    say("CoCreateInstance", CoCreateInstance(&CLSID_MSDiscMasterObj, NULL, CLSCTX_ALL, &IID_IDiscMaster, &object));
    printf("object %d\n", object != NULL);
    say("OpenImapiCreateInstance", OpenImapiCreateInstance(&CLSID_MSDiscMasterObj, &IID_IDiscMaster, NULL));
    printf("memory %d %d %d %d\n", SysAllocString(NULL) != NULL, SysAllocStringLen(NULL, 1) != NULL, CoTaskMemAlloc(1) != NULL, CoTaskMemRealloc(NULL, 1) != NULL);
    printf("length %u\n", (unsigned)SysStringLen(NULL));
    SysFreeString(NULL);
    CoTaskMemFree(NULL);
    say("PropVariantClear", PropVariantClear(NULL));
    say("DllCanUnloadNow", DllCanUnloadNow());
    CoUninitialize();
}

/* A plug-in that lets the library go and takes it again, with a runtime at work inside. */
static void unloading(void) {
    int i;
    for (i = 0; i < 3; i++) {
        void *library = dlopen("libopenimapi.so.1", RTLD_NOW), *object = NULL;
        HRESULT (*create)(REFCLSID, REFIID, void **);
        *(void **)&create = dlsym(library, "OpenImapiCreateInstance");
        say("OpenImapiCreateInstance", create(&CLSID_MSDiscMasterObj, &IID_IDiscMaster, &object));
        dlclose(library);
        printf("Release %u\n", (unsigned)((IUnknown *)object)->lpVtbl->Release(object));
    }
}

int main(int argc, char **argv) {
    static const struct { const char *name; void (*run)(void); } parts[] = {
        { "classes", classes }, { "refusals", refusals }, { "memory", memory }, { "threads", threads }, { "nothing", nothing }, { "unloading", unloading }
    };
    size_t i;
    for (i = 0; argc == 2 && i < sizeof parts / sizeof *parts; i++)
        if (strcmp(parts[i].name, argv[1]) == 0) {
            parts[i].run();
            return 0;
        }
    return 2;
}
