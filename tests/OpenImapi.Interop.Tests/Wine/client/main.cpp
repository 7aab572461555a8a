/*
 * A program of the kind that uses IMAPI: it knows the class, the interfaces and COM, and nothing of who serves them. Its first word is the
 * scenario, its second the apartment (sta or mta). It ends with 0 when everything was as it should be, else it says what was not.
 */
#include "disc.h"
#include <cstring>

static const struct { const char *name; void (*run)(); } scenarios[] = {
    {"data", data}, {"audio", audio}, {"cancel", cancel}, {"recorders", recorders}, {"erase", erase},
    {"other-thread", otherThread}, {"other-apartment", otherApartment}, {"pumping", pumping}, {"local-server", localServer},
};

int main(int count, char **words) {
    const char *wanted = count > 1 ? words[1] : "";
    bool multithreaded = count > 2 && !std::strcmp(words[2], "mta");
    for (const auto &scenario : scenarios) {
        if (std::strcmp(scenario.name, wanted))
            continue;
        OK(CoInitializeEx(nullptr, multithreaded ? COINIT_MULTITHREADED : COINIT_APARTMENTTHREADED));
        scenario.run();
        CoUninitialize();
        std::printf("%s: good\n", wanted);
        return 0;
    }
    std::printf("There is no scenario '%s'.\n", wanted);
    return 2;
}
