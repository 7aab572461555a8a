/* Objects and their identity, enumerators, a recorder's names, its properties, its medium. */
#include "disc.h"
#include <cstring>

static void checkIdentity(IDiscMaster *master) {
    Ref<IJolietDiscMaster> joliet;
    Ref<IRedbookDiscMaster> redbook;
    OK(master->QueryInterface(IID_IJolietDiscMaster, joliet.putVoid()));
    OK(master->QueryInterface(IID_IRedbookDiscMaster, redbook.putVoid()));
    CHECK(identity(master) == identity(joliet.get()) && identity(master) == identity(redbook.get()));
    void *nothing = master;
    ANSWERS(E_NOINTERFACE, master->QueryInterface(IID_IStorage, &nothing));
    CHECK(!nothing);
}

static void checkFormats(IDiscMaster *master) {
    Ref<IEnumDiscMasterFormats> formats;
    OK(master->EnumDiscMasterFormats(formats.put()));
    IID ids[3];
    ULONG fetched = 0;
    ANSWERS(S_FALSE, formats->Next(3, ids, &fetched));
    CHECK(fetched == 2);
    OK(formats->Reset());
    OK(formats->Skip(1));
    OK(formats->Next(1, ids, &fetched));
    ANSWERS(S_FALSE, formats->Next(1, ids, &fetched));
    CHECK(fetched == 0);

    IID active;
    OK(master->GetActiveDiscMasterFormat(&active));
    CHECK(active == IID_IJolietDiscMaster);
}

static void checkNames(IDiscRecorder *recorder) {
    BSTR vendor = nullptr, product = nullptr, revision = nullptr, path = nullptr;
    OK(recorder->GetDisplayNames(&vendor, &product, &revision));
    OK(recorder->GetPath(&path));
    std::printf("%s|%s|%s|%s\n", narrow(vendor).c_str(), narrow(product).c_str(), narrow(revision).c_str(), narrow(path).c_str());
    CHECK(SysStringLen(vendor) == std::strlen(narrow(vendor).c_str()));
    for (BSTR text : {vendor, product, revision, path})
        SysFreeString(text);

    LONG type = 0;
    ULONG state = 9;
    OK(recorder->GetRecorderType(&type));
    OK(recorder->GetRecorderState(&state));
    CHECK(type == RECORDER_CDRW && state == RECORDER_DOING_NOTHING);
}

/* The same device has the same GUID in every enumeration. */
static void checkGuid(IDiscMaster *master, IDiscRecorder *recorder) {
    Ref<IDiscRecorder> again;
    findRecorder(master, again);
    BYTE one[16] = {}, other[16] = {}, none[16] = {};
    ULONG size = 0;
    OK(recorder->GetRecorderGUID(one, sizeof one, &size));
    OK(again->GetRecorderGUID(other, sizeof other, &size));
    CHECK(size == 16 && !std::memcmp(one, other, 16) && std::memcmp(one, none, 16));
}

static PROPSPEC named(const OLECHAR *name) {
    PROPSPEC spec = {};
    spec.ulKind = PRSPEC_LPWSTR;
    spec.lpwstr = const_cast<OLECHAR *>(name);
    return spec;
}

static LONG number(IPropertyStorage *properties, const PROPSPEC &spec) {
    PROPVARIANT value;
    OK(properties->ReadMultiple(1, &spec, &value));
    CHECK(value.vt == VT_I4);
    return value.lVal;
}

/* The identifier that the set's enumerator gives to a name. */
static PROPID idOf(IPropertyStorage *properties, const OLECHAR *name) {
    Ref<IEnumSTATPROPSTG> all;
    OK(properties->Enum(all.put()));
    STATPROPSTG property;
    PROPID id = 0;
    while (all->Next(1, &property, nullptr) == S_OK) {
        if (narrow(property.lpwstrName) == narrow(name))
            id = property.propid;
        CoTaskMemFree(property.lpwstrName);
    }
    CHECK(id >= PID_FIRST_USABLE);
    return id;
}

/* By name and by number; what is written holds when it is set. */
static void checkProperties(IDiscRecorder *recorder) {
    Ref<IPropertyStorage> properties, again;
    OK(recorder->GetRecorderProperties(properties.put()));
    PROPSPEC speed = named(L"WriteSpeed"), most = named(L"MaxWriteSpeed"), byId = {};
    byId.ulKind = PRSPEC_PROPID;
    byId.propid = idOf(properties.get(), L"WriteSpeed");
    CHECK(number(properties.get(), speed) == number(properties.get(), byId));
    CHECK(number(properties.get(), most) > 4);

    PROPVARIANT four = {};
    four.vt = VT_I4;
    four.lVal = 4;
    OK(properties->WriteMultiple(1, &byId, &four, 2));
    /* The set has properties that only the recorder writes, too. */
    ANSWERS(IMAPI_S_PROPERTIESIGNORED, recorder->SetRecorderProperties(properties.get()));
    OK(recorder->GetRecorderProperties(again.put()));
    CHECK(number(again.get(), speed) == 4);
    CHECK(again.release() == 0 && properties.release() == 0);
}

/* The medium is looked at by a program that has the recorder for itself; so long nobody records on it. */
static void checkMedium(IDiscMaster *master, IDiscRecorder *recorder) {
    LONG type = -1, flags = -1;
    ANSWERS(IMAPI_E_NOTOPENED, recorder->QueryMediaType(&type, &flags));
    ANSWERS(IMAPI_E_NOTOPENED, recorder->Close());
    OK(recorder->OpenExclusive());
    OK(recorder->QueryMediaType(&type, &flags));
    CHECK((flags & MEDIA_BLANK) && (flags & MEDIA_WRITABLE) && !(flags & MEDIA_FORMAT_UNUSABLE_BY_IMAPI));
    BYTE sessions = 9, lastTrack = 9;
    ULONG start = 9, next = 9, room = 0;
    OK(recorder->QueryMediaInfo(&sessions, &lastTrack, &start, &next, &room));
    CHECK(sessions == 0 && room > 300000);
    ULONG state = 0;
    OK(recorder->GetRecorderState(&state));
    CHECK(state == RECORDER_OPENED);
    CHECK(FAILED(master->RecordDisc(0, 0)));
    OK(recorder->Close());
}

void recorders() {
    Ref<IDiscMaster> master;
    Ref<IDiscRecorder> recorder;
    createMaster(master);
    ANSWERS(IMAPI_E_NOTOPENED, master->ClearFormatContent());
    OK(master->Open());
    ANSWERS(IMAPI_E_ALREADYOPEN, master->Open());
    checkIdentity(master.get());
    checkFormats(master.get());
    findRecorder(master.get(), recorder);
    checkNames(recorder.get());
    checkGuid(master.get(), recorder.get());
    OK(master->SetActiveDiscRecorder(recorder.get()));
    checkProperties(recorder.get());
    checkMedium(master.get(), recorder.get());
    OK(master->Close());
    CHECK(recorder.release() == 0);
    CHECK(master.release() == 0);
}
