/* A file as IStream, to be read. */
#include "objects.h"
#include "storage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file_stream { IStream face; struct object object; FILE *file; char *path; };

static void destroy(struct file_stream *stream) {
    if (stream->file)
        fclose(stream->file);
    free(stream->path);
    free(stream);
}

IUNKNOWN_OF(IStream, struct file_stream, destroy, &IID_IStream, &IID_ISequentialStream)

static HRESULT Read(IStream *This, void *bytes, ULONG count, ULONG *read) {
    struct file_stream *stream = (struct file_stream *)This;
    if (!bytes)
        return E_POINTER;
    size_t got = fread(bytes, 1, count, stream->file);
    if (read)
        *read = (ULONG)got;
    return got == count ? S_OK : ferror(stream->file) ? file_fault(stream->path) : S_FALSE;
}

static HRESULT Seek(IStream *This, LARGE_INTEGER move, DWORD origin, ULARGE_INTEGER *position) {
    static const int whence[] = { SEEK_SET, SEEK_CUR, SEEK_END };
    struct file_stream *stream = (struct file_stream *)This;
    if (origin > STREAM_SEEK_END)
        return E_INVALIDARG;
    if (fseeko(stream->file, (off_t)move.QuadPart, whence[origin]) != 0)
        return file_fault(stream->path);
    if (position)
        position->QuadPart = (uint64_t)ftello(stream->file);
    return S_OK;
}

static HRESULT Stat(IStream *This, STATSTG *status, DWORD flags) {
    struct file_stream *stream = (struct file_stream *)This;
    const char *last = strrchr(stream->path, '/');
    struct stat found;
    if (!status)
        return E_POINTER;
    if (fstat(fileno(stream->file), &found) != 0)
        return file_fault(stream->path);
    return describe(&found, flags & STATFLAG_NONAME ? NULL : last ? last + 1 : stream->path, status);
}

/* Nothing here changes a file. */
static HRESULT Write(IStream *This, const void *bytes, ULONG count, ULONG *written) {
    (void)This, (void)bytes, (void)count, (void)written;
    return E_NOTIMPL;
}

static HRESULT SetSize(IStream *This, ULARGE_INTEGER size) { return (void)This, (void)size, E_NOTIMPL; }

static HRESULT CopyTo(IStream *This, IStream *to, ULARGE_INTEGER count, ULARGE_INTEGER *read, ULARGE_INTEGER *written) {
    (void)This, (void)to, (void)count, (void)read, (void)written;
    return E_NOTIMPL;
}

static HRESULT Commit(IStream *This, DWORD flags) { return (void)This, (void)flags, E_NOTIMPL; }

static HRESULT Revert(IStream *This) { return (void)This, E_NOTIMPL; }

static HRESULT LockRegion(IStream *This, ULARGE_INTEGER offset, ULARGE_INTEGER count, DWORD type) {
    (void)This, (void)offset, (void)count, (void)type;
    return E_NOTIMPL;
}

static HRESULT UnlockRegion(IStream *This, ULARGE_INTEGER offset, ULARGE_INTEGER count, DWORD type) {
    (void)This, (void)offset, (void)count, (void)type;
    return E_NOTIMPL;
}

static HRESULT Clone(IStream *This, IStream **copy) { return (void)This, (void)copy, E_NOTIMPL; }

static const IStreamVtbl methods = {
    QueryInterface, AddRef, Release,
    Read, Write, Seek, SetSize, CopyTo, Commit, Revert, LockRegion, UnlockRegion, Stat, Clone,
};

HRESULT new_file_stream(const char *path, IStream **stream) {
    struct file_stream *made = calloc(1, sizeof *made);
    if (!made || !(made->path = malloc(strlen(path) + 1))) {
        free(made);
        return E_OUTOFMEMORY;
    }
    strcpy(made->path, path);
    if (!(made->file = fopen(path, "rb"))) {
        HRESULT result = file_fault(path);
        destroy(made);
        return result;
    }
    made->face.lpVtbl = &methods;
    object_made(&made->object);
    *stream = &made->face;
    return S_OK;
}
