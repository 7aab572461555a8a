/* How the client says what it found, and how it holds COM objects. */
#pragma once
#include <openimapi/imapi.h>
#include <openimapi/openimapi.h>
#include <cstdio>
#include <cstdlib>
#include <string>

/* Ends the program at the first thing that is not as it should be: the steps of a burn build on each other. */
#define CHECK(condition) ((condition) ? (void)0 : fail(__FILE__, __LINE__, #condition))

/* A call that has to answer exactly this HRESULT. */
#define ANSWERS(expected, call) answers(__FILE__, __LINE__, #call, (call), (expected))
#define OK(call) ANSWERS(S_OK, call)

[[noreturn]] inline void fail(const char *file, int line, const char *what) {
    std::printf("%s(%d): not so: %s\n", file, line, what);
    std::fflush(stdout);
    std::_Exit(1);
}

inline void answers(const char *file, int line, const char *call, HRESULT answered, HRESULT expected) {
    if (answered == expected)
        return;
    std::printf("%s(%d): %s answered 0x%08lX, not 0x%08lX\n", file, line, call, (unsigned long)answered, (unsigned long)expected);
    std::fflush(stdout);
    std::_Exit(1);
}

/* A reference to a COM object that is given back at the end of its block. */
template <class T> class Ref {
public:
    Ref() = default;
    Ref(const Ref &) = delete;
    Ref &operator=(const Ref &) = delete;
    ~Ref() {
        if (object)
            object->Release();
    }

    T *operator->() const { return object; }
    T *get() const { return object; }

    /* For an output parameter. */
    T **put() { return &object; }
    void **putVoid() { return reinterpret_cast<void **>(&object); }

    /* Gives the reference back now; answers how many are left. */
    ULONG release() {
        T *released = object;
        object = nullptr;
        return released->Release();
    }

private:
    T *object = nullptr;
};

/* The identity of an object: its IUnknown, of which it has one. */
template <class T> IUnknown *identity(T *object) {
    Ref<IUnknown> unknown;
    OK(object->QueryInterface(IID_IUnknown, unknown.putVoid()));
    return unknown.get();
}

/* A text of 16-bit characters that are all ASCII. */
inline std::string narrow(const OLECHAR *text) {
    std::string narrow;
    for (; *text; text++)
        narrow += (char)*text;
    return narrow;
}
