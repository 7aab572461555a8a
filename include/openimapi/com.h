/*
 * OpenImapi: what IMAPI's headers need of COM. On Windows the system's own headers have it, and a program is linked with ole32, oleaut32
 * and uuid; elsewhere it stands here. MIT License.
 *
 * Names, order and widths are those of Windows: long and HRESULT have 32 bits everywhere (int32_t, never "long"), characters of
 * strings have 16, boolean has 8. In C an interface is a structure with lpVtbl; in C++ it is an abstract class.
 */
#ifndef OPENIMAPI_COM_H
#define OPENIMAPI_COM_H

#ifdef _WIN32
#include <windows.h>
#include <objbase.h>
#include <objidl.h>
#include <propidl.h>
#else
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#endif

#ifdef __cplusplus
extern "C" {
#endif

#ifndef _WIN32
#define STDMETHODCALLTYPE
#define STDMETHOD(method)        virtual HRESULT STDMETHODCALLTYPE method
#define STDMETHOD_(type, method) virtual type STDMETHODCALLTYPE method
#define STDMETHODIMP             HRESULT STDMETHODCALLTYPE
#define STDMETHODIMP_(type)      type STDMETHODCALLTYPE

#ifndef TRUE
#define TRUE  1
#define FALSE 0
#endif

typedef int32_t HRESULT;
typedef int32_t BOOL;
typedef void *LPVOID;
typedef int32_t LONG;
typedef uint32_t ULONG;
typedef uint32_t DWORD;
typedef uint16_t WORD;
typedef uint8_t BYTE;
typedef uint8_t boolean;
typedef uintptr_t UINT_PTR;
typedef uint32_t PROPID;
typedef uint16_t VARTYPE;
typedef int16_t VARIANT_BOOL;

/* With -fshort-wchar L"text" is a text as on Windows; else C++11 says u"text". */
#if defined(__SIZEOF_WCHAR_T__) && __SIZEOF_WCHAR_T__ == 2
typedef wchar_t OLECHAR;
#elif defined(__cplusplus) && __cplusplus >= 201103L
typedef char16_t OLECHAR;
#else
typedef uint16_t OLECHAR;
#endif
typedef OLECHAR WCHAR;
typedef OLECHAR *BSTR;
typedef OLECHAR *LPOLESTR;
typedef const OLECHAR *LPCOLESTR;
typedef LPOLESTR *SNB;

typedef struct _GUID { uint32_t Data1; uint16_t Data2; uint16_t Data3; uint8_t Data4[8]; } GUID;
typedef GUID IID;
typedef GUID CLSID;
typedef GUID FMTID;
typedef IID *LPIID;

#ifdef __cplusplus
#define REFIID const IID &
#define REFCLSID const CLSID &
#define REFFMTID const FMTID &
#else
#define REFIID const IID *
#define REFCLSID const CLSID *
#define REFFMTID const FMTID *
#endif

typedef union _LARGE_INTEGER { struct { DWORD LowPart; LONG HighPart; } u; int64_t QuadPart; } LARGE_INTEGER;
typedef union _ULARGE_INTEGER { struct { DWORD LowPart; DWORD HighPart; } u; uint64_t QuadPart; } ULARGE_INTEGER;
typedef struct _FILETIME { DWORD dwLowDateTime; DWORD dwHighDateTime; } FILETIME;

#define S_OK          ((HRESULT)0)
#define S_FALSE       ((HRESULT)1)
#define E_NOTIMPL     ((HRESULT)0x80004001)
#define E_NOINTERFACE ((HRESULT)0x80004002)
#define E_POINTER     ((HRESULT)0x80004003)
#define E_FAIL        ((HRESULT)0x80004005)
#define E_OUTOFMEMORY ((HRESULT)0x8007000E)
#define E_INVALIDARG  ((HRESULT)0x80070057)
#define E_UNEXPECTED  ((HRESULT)0x8000FFFF)
#define SUCCEEDED(hr) ((HRESULT)(hr) >= 0)
#define FAILED(hr)    ((HRESULT)(hr) < 0)
#endif

/* Constants are defined in the header, so that a program needs no library of them. */
#if defined(__GNUC__)
#define OPENIMAPI_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    __attribute__((unused)) static const GUID name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#else
#define OPENIMAPI_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
    static const GUID name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#endif

/*
 * One interface, written once for C and C++: OPENIMAPI_BEGIN(name, base), its methods by OPENIMAPI_METHOD and OPENIMAPI_METHOD0,
 * OPENIMAPI_END(name). C has no inheritance: the methods of the base are repeated there by OPENIMAPI_REPEATS and OPENIMAPI_IUNKNOWN.
 */
#ifdef __cplusplus
#define OPENIMAPI_BEGIN(name, base) struct name : public base {
#define OPENIMAPI_METHOD(name, method, ...) virtual HRESULT STDMETHODCALLTYPE method(__VA_ARGS__) = 0;
#define OPENIMAPI_METHOD0(name, method) virtual HRESULT STDMETHODCALLTYPE method() = 0;
#define OPENIMAPI_IUNKNOWN(name)
#define OPENIMAPI_END(name) };
#else
#define OPENIMAPI_BEGIN(name, base) \
    typedef struct name name; \
    typedef struct name##Vtbl name##Vtbl; \
    struct name { const name##Vtbl *lpVtbl; }; \
    struct name##Vtbl {
#define OPENIMAPI_METHOD(name, method, ...) HRESULT (STDMETHODCALLTYPE *method)(name *This, __VA_ARGS__);
#define OPENIMAPI_METHOD0(name, method) HRESULT (STDMETHODCALLTYPE *method)(name *This);
#define OPENIMAPI_IUNKNOWN(name) \
    HRESULT (STDMETHODCALLTYPE *QueryInterface)(name *This, REFIID riid, void **ppvObject); \
    ULONG (STDMETHODCALLTYPE *AddRef)(name *This); \
    ULONG (STDMETHODCALLTYPE *Release)(name *This);
#define OPENIMAPI_END(name) };
#endif

#ifndef _WIN32
OPENIMAPI_GUID(IID_IUnknown, 0x00000000, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IClassFactory, 0x00000001, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IStorage, 0x0000000B, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IStream, 0x0000000C, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IEnumSTATSTG, 0x0000000D, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IPropertyStorage, 0x00000138, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_IEnumSTATPROPSTG, 0x00000139, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46);
OPENIMAPI_GUID(IID_ISequentialStream, 0x0C733A30, 0x2A1C, 0x11CE, 0xAD, 0xE5, 0x00, 0xAA, 0x00, 0x44, 0x77, 0x3D);

#ifdef __cplusplus
struct IUnknown {
    virtual HRESULT STDMETHODCALLTYPE QueryInterface(REFIID riid, void **ppvObject) = 0;
    virtual ULONG STDMETHODCALLTYPE AddRef() = 0;
    virtual ULONG STDMETHODCALLTYPE Release() = 0;
};
#else
typedef struct IUnknown IUnknown;
typedef struct IUnknownVtbl IUnknownVtbl;
struct IUnknown { const IUnknownVtbl *lpVtbl; };
struct IUnknownVtbl { OPENIMAPI_IUNKNOWN(IUnknown) };
#endif

typedef IUnknown *LPUNKNOWN;

/* Identifiers are compared as on Windows. */
#ifdef __cplusplus
inline BOOL IsEqualGUID(const GUID &a, const GUID &b) { return memcmp(&a, &b, sizeof a) == 0; }
extern "C++" inline bool operator==(const GUID &a, const GUID &b) { return memcmp(&a, &b, sizeof a) == 0; }
extern "C++" inline bool operator!=(const GUID &a, const GUID &b) { return memcmp(&a, &b, sizeof a) != 0; }
#else
#define IsEqualGUID(a, b) (memcmp((a), (b), sizeof(GUID)) == 0)
#endif
#define IsEqualIID(a, b)   IsEqualGUID(a, b)
#define IsEqualCLSID(a, b) IsEqualGUID(a, b)

/* Structured storage: what a program offers to IJolietDiscMaster::AddData. */
typedef struct tagSTATSTG {
    LPOLESTR pwcsName;
    DWORD type;
    ULARGE_INTEGER cbSize;
    FILETIME mtime;
    FILETIME ctime;
    FILETIME atime;
    DWORD grfMode;
    DWORD grfLocksSupported;
    CLSID clsid;
    DWORD grfStateBits;
    DWORD reserved;
} STATSTG;

#define STGTY_STORAGE    1
#define STGTY_STREAM     2
#define STATFLAG_DEFAULT 0
#define STATFLAG_NONAME  1
#define STREAM_SEEK_SET  0
#define STREAM_SEEK_CUR  1
#define STREAM_SEEK_END  2

OPENIMAPI_BEGIN(ISequentialStream, IUnknown)
    OPENIMAPI_IUNKNOWN(ISequentialStream)
    OPENIMAPI_METHOD(ISequentialStream, Read, void *pv, ULONG cb, ULONG *pcbRead)
    OPENIMAPI_METHOD(ISequentialStream, Write, const void *pv, ULONG cb, ULONG *pcbWritten)
OPENIMAPI_END(ISequentialStream)

OPENIMAPI_BEGIN(IStream, ISequentialStream)
    OPENIMAPI_IUNKNOWN(IStream)
#ifndef __cplusplus
    OPENIMAPI_METHOD(IStream, Read, void *pv, ULONG cb, ULONG *pcbRead)
    OPENIMAPI_METHOD(IStream, Write, const void *pv, ULONG cb, ULONG *pcbWritten)
#endif
    OPENIMAPI_METHOD(IStream, Seek, LARGE_INTEGER dlibMove, DWORD dwOrigin, ULARGE_INTEGER *plibNewPosition)
    OPENIMAPI_METHOD(IStream, SetSize, ULARGE_INTEGER libNewSize)
    OPENIMAPI_METHOD(IStream, CopyTo, IStream *pstm, ULARGE_INTEGER cb, ULARGE_INTEGER *pcbRead, ULARGE_INTEGER *pcbWritten)
    OPENIMAPI_METHOD(IStream, Commit, DWORD grfCommitFlags)
    OPENIMAPI_METHOD0(IStream, Revert)
    OPENIMAPI_METHOD(IStream, LockRegion, ULARGE_INTEGER libOffset, ULARGE_INTEGER cb, DWORD dwLockType)
    OPENIMAPI_METHOD(IStream, UnlockRegion, ULARGE_INTEGER libOffset, ULARGE_INTEGER cb, DWORD dwLockType)
    OPENIMAPI_METHOD(IStream, Stat, STATSTG *pstatstg, DWORD grfStatFlag)
    OPENIMAPI_METHOD(IStream, Clone, IStream **ppstm)
OPENIMAPI_END(IStream)

OPENIMAPI_BEGIN(IEnumSTATSTG, IUnknown)
    OPENIMAPI_IUNKNOWN(IEnumSTATSTG)
    OPENIMAPI_METHOD(IEnumSTATSTG, Next, ULONG celt, STATSTG *rgelt, ULONG *pceltFetched)
    OPENIMAPI_METHOD(IEnumSTATSTG, Skip, ULONG celt)
    OPENIMAPI_METHOD0(IEnumSTATSTG, Reset)
    OPENIMAPI_METHOD(IEnumSTATSTG, Clone, IEnumSTATSTG **ppenum)
OPENIMAPI_END(IEnumSTATSTG)

OPENIMAPI_BEGIN(IStorage, IUnknown)
    OPENIMAPI_IUNKNOWN(IStorage)
    OPENIMAPI_METHOD(IStorage, CreateStream, const OLECHAR *pwcsName, DWORD grfMode, DWORD reserved1, DWORD reserved2, IStream **ppstm)
    OPENIMAPI_METHOD(IStorage, OpenStream, const OLECHAR *pwcsName, void *reserved1, DWORD grfMode, DWORD reserved2, IStream **ppstm)
    OPENIMAPI_METHOD(IStorage, CreateStorage, const OLECHAR *pwcsName, DWORD grfMode, DWORD reserved1, DWORD reserved2, IStorage **ppstg)
    OPENIMAPI_METHOD(IStorage, OpenStorage, const OLECHAR *pwcsName, IStorage *pstgPriority, DWORD grfMode, SNB snbExclude, DWORD reserved, IStorage **ppstg)
    OPENIMAPI_METHOD(IStorage, CopyTo, DWORD ciidExclude, const IID *rgiidExclude, SNB snbExclude, IStorage *pstgDest)
    OPENIMAPI_METHOD(IStorage, MoveElementTo, const OLECHAR *pwcsName, IStorage *pstgDest, const OLECHAR *pwcsNewName, DWORD grfFlags)
    OPENIMAPI_METHOD(IStorage, Commit, DWORD grfCommitFlags)
    OPENIMAPI_METHOD0(IStorage, Revert)
    OPENIMAPI_METHOD(IStorage, EnumElements, DWORD reserved1, void *reserved2, DWORD reserved3, IEnumSTATSTG **ppenum)
    OPENIMAPI_METHOD(IStorage, DestroyElement, const OLECHAR *pwcsName)
    OPENIMAPI_METHOD(IStorage, RenameElement, const OLECHAR *pwcsOldName, const OLECHAR *pwcsNewName)
    OPENIMAPI_METHOD(IStorage, SetElementTimes, const OLECHAR *pwcsName, const FILETIME *pctime, const FILETIME *patime, const FILETIME *pmtime)
    OPENIMAPI_METHOD(IStorage, SetClass, REFCLSID clsid)
    OPENIMAPI_METHOD(IStorage, SetStateBits, DWORD grfStateBits, DWORD grfMask)
    OPENIMAPI_METHOD(IStorage, Stat, STATSTG *pstatstg, DWORD grfStatFlag)
OPENIMAPI_END(IStorage)

/* Property sets: what recorders and the Joliet master answer with and take. */
typedef struct tagSTATPROPSTG { LPOLESTR lpwstrName; PROPID propid; VARTYPE vt; } STATPROPSTG;

typedef struct tagSTATPROPSETSTG {
    FMTID fmtid;
    CLSID clsid;
    DWORD grfFlags;
    FILETIME mtime;
    FILETIME ctime;
    FILETIME atime;
    DWORD dwOSVersion;
} STATPROPSETSTG;

#define PRSPEC_LPWSTR    0
#define PRSPEC_PROPID    1
#define PID_FIRST_USABLE 2

/* Unions without a name, as in the SDK, in older C too where the compiler has them. */
#if defined(__GNUC__)
#define OPENIMAPI_UNION __extension__ union
#else
#define OPENIMAPI_UNION union
#endif

typedef struct tagPROPSPEC {
    ULONG ulKind;
    OPENIMAPI_UNION { PROPID propid; LPOLESTR lpwstr; };
} PROPSPEC;

#define VT_EMPTY   0
#define VT_I2      2
#define VT_I4      3
#define VT_BSTR    8
#define VT_BOOL    11
#define VT_UNKNOWN 13
#define VT_I1      16
#define VT_UI1     17
#define VT_UI2     18
#define VT_UI4     19
#define VT_LPWSTR  31
#define VT_STREAM  66

/* The members of the union that properties of IMAPI use; it is as wide as the one of Windows. */
typedef struct tagPROPVARIANT {
    VARTYPE vt;
    WORD wReserved1;
    WORD wReserved2;
    WORD wReserved3;
    OPENIMAPI_UNION {
        int8_t cVal;
        BYTE bVal;
        int16_t iVal;
        WORD uiVal;
        VARIANT_BOOL boolVal;
        LONG lVal;
        ULONG ulVal;
        LARGE_INTEGER hVal;
        BSTR bstrVal;
        LPOLESTR pwszVal;
        IUnknown *punkVal;
        IStream *pStream;
        struct { ULONG cElems; void *pElems; } ca;
    };
} PROPVARIANT;

OPENIMAPI_BEGIN(IEnumSTATPROPSTG, IUnknown)
    OPENIMAPI_IUNKNOWN(IEnumSTATPROPSTG)
    OPENIMAPI_METHOD(IEnumSTATPROPSTG, Next, ULONG celt, STATPROPSTG *rgelt, ULONG *pceltFetched)
    OPENIMAPI_METHOD(IEnumSTATPROPSTG, Skip, ULONG celt)
    OPENIMAPI_METHOD0(IEnumSTATPROPSTG, Reset)
    OPENIMAPI_METHOD(IEnumSTATPROPSTG, Clone, IEnumSTATPROPSTG **ppenum)
OPENIMAPI_END(IEnumSTATPROPSTG)

OPENIMAPI_BEGIN(IPropertyStorage, IUnknown)
    OPENIMAPI_IUNKNOWN(IPropertyStorage)
    OPENIMAPI_METHOD(IPropertyStorage, ReadMultiple, ULONG cpspec, const PROPSPEC *rgpspec, PROPVARIANT *rgpropvar)
    OPENIMAPI_METHOD(IPropertyStorage, WriteMultiple, ULONG cpspec, const PROPSPEC *rgpspec, const PROPVARIANT *rgpropvar, PROPID propidNameFirst)
    OPENIMAPI_METHOD(IPropertyStorage, DeleteMultiple, ULONG cpspec, const PROPSPEC *rgpspec)
    OPENIMAPI_METHOD(IPropertyStorage, ReadPropertyNames, ULONG cpropid, const PROPID *rgpropid, LPOLESTR *rglpwstrName)
    OPENIMAPI_METHOD(IPropertyStorage, WritePropertyNames, ULONG cpropid, const PROPID *rgpropid, const LPOLESTR *rglpwstrName)
    OPENIMAPI_METHOD(IPropertyStorage, DeletePropertyNames, ULONG cpropid, const PROPID *rgpropid)
    OPENIMAPI_METHOD(IPropertyStorage, Commit, DWORD grfCommitFlags)
    OPENIMAPI_METHOD0(IPropertyStorage, Revert)
    OPENIMAPI_METHOD(IPropertyStorage, Enum, IEnumSTATPROPSTG **ppenum)
    OPENIMAPI_METHOD(IPropertyStorage, SetTimes, const FILETIME *pctime, const FILETIME *patime, const FILETIME *pmtime)
    OPENIMAPI_METHOD(IPropertyStorage, SetClass, REFCLSID clsid)
    OPENIMAPI_METHOD(IPropertyStorage, Stat, STATPROPSETSTG *pstatpsstg)
OPENIMAPI_END(IPropertyStorage)

OPENIMAPI_BEGIN(IClassFactory, IUnknown)
    OPENIMAPI_IUNKNOWN(IClassFactory)
    OPENIMAPI_METHOD(IClassFactory, CreateInstance, IUnknown *pUnkOuter, REFIID riid, void **ppvObject)
    OPENIMAPI_METHOD(IClassFactory, LockServer, BOOL fLock)
OPENIMAPI_END(IClassFactory)
#endif

#ifdef __cplusplus
}
#endif

#endif
