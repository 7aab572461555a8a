// Burns what is in a folder to the disc in the first recorder, as a program for IMAPI on Windows would.
//
//     g++ -std=c++17 *.cpp $(pkg-config --cflags --libs openimapi) -o burn
//     ./burn FOLDER

#include "folder.hpp"
#include "progress.hpp"

#include <iostream>

namespace {

// COM for the main function's scope.
struct Apartment {
    Apartment() { Check(CoInitializeEx(nullptr, COINIT_MULTITHREADED), "CoInitializeEx"); }
    ~Apartment() { CoUninitialize(); }
};

ComPtr<IDiscRecorder> FirstRecorder(IDiscMaster *master) {
    ComPtr<IEnumDiscRecorders> recorders;
    ComPtr<IDiscRecorder> recorder;
    ULONG fetched = 0;
    Check(master->EnumDiscRecorders(&recorders), "EnumDiscRecorders");
    if (recorders->Next(1, &recorder, &fetched) != S_OK)
        throw ComError(IMAPI_E_DEVICE_NOTPRESENT, "there is no recorder");
    return recorder;
}

std::string NameOf(IDiscRecorder *recorder) {
    BSTR vendor = nullptr, product = nullptr, revision = nullptr;
    Check(recorder->GetDisplayNames(&vendor, &product, &revision), "GetDisplayNames");
    std::u16string name;
    for (const BSTR part : { vendor, product, revision }) {
        name.append(name.empty() ? u"" : u" ").append(part, SysStringLen(part));
        SysFreeString(part);
    }
    return std::filesystem::path(name).string();
}

void Burn(const char *folder) {
    ComPtr<IDiscMaster> master;
    ComPtr<IJolietDiscMaster> joliet;
    ComPtr<IDiscMasterProgressEvents> progress(new Progress);
    UINT_PTR cookie = 0;
    LONG used = 0, total = 0;

    Check(master.CoCreateInstance(CLSID_MSDiscMasterObj), "CoCreateInstance");
    Check(master->Open(), "Open");
    Check(master->SetActiveDiscMasterFormat(IID_IJolietDiscMaster, reinterpret_cast<void **>(&joliet)), "SetActiveDiscMasterFormat");
    const auto recorder = FirstRecorder(master);
    std::cout << NameOf(recorder) << std::endl;
    Check(master->SetActiveDiscRecorder(recorder), "SetActiveDiscRecorder");
    Check(master->ProgressAdvise(progress, &cookie), "ProgressAdvise");
    Check(joliet->AddData(OpenFolder(folder), 0), "AddData");
    Check(joliet->GetUsedDataBlocks(&used), "GetUsedDataBlocks");
    Check(joliet->GetTotalDataBlocks(&total), "GetTotalDataBlocks");
    std::cout << used << " of " << total << " blocks" << std::endl;
    Check(master->RecordDisc(false, false), "RecordDisc");
    Check(master->ProgressUnadvise(cookie), "ProgressUnadvise");
    Check(master->Close(), "Close");
}

}

int main(int count, char **words) {
    if (count != 2) {
        std::cerr << "usage: burn FOLDER\n";
        return 2;
    }
    try {
        Apartment apartment;
        Burn(words[1]);
        return 0;
    } catch (const ComError &failure) {
        std::cerr << "burn: " << failure.what() << ": 0x" << std::hex << static_cast<uint32_t>(failure.Result) << '\n';
    } catch (const std::exception &failure) {
        std::cerr << "burn: " << failure.what() << '\n';
    }
    return 1;
}
