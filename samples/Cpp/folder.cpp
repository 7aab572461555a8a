#include "folder.hpp"

#include <fstream>
#include <vector>

#include <sys/stat.h>

namespace {

namespace fs = std::filesystem;

// Names go over in memory that the library frees.
OLECHAR *TaskText(const std::u16string &text) {
    const auto size = (text.size() + 1) * sizeof(OLECHAR);
    auto *made = static_cast<OLECHAR *>(CoTaskMemAlloc(size));
    return made ? static_cast<OLECHAR *>(std::memcpy(made, text.c_str(), size)) : throw std::bad_alloc();
}

HRESULT Describe(const fs::path &path, bool withName, STATSTG *element) {
    struct stat found;
    *element = {};
    if (stat(path.c_str(), &found) != 0)
        return E_FAIL;
    const bool isFolder = S_ISDIR(found.st_mode);
    // FILETIME counts 100 ns from 1601 on.
    const auto time = (static_cast<uint64_t>(found.st_mtime) + 11'644'473'600) * 10'000'000;
    element->type = isFolder ? STGTY_STORAGE : STGTY_STREAM;
    element->cbSize.QuadPart = isFolder ? 0 : static_cast<uint64_t>(found.st_size);
    element->mtime = { static_cast<DWORD>(time), static_cast<DWORD>(time >> 32) };
    element->pwcsName = withName ? TaskText(path.filename().u16string()) : nullptr;
    return S_OK;
}

class FileStream final : public Object<FileStream, IStream> {
public:
    explicit FileStream(fs::path of) : path(std::move(of)), file(path, std::ios::binary) {}
    bool IsOpen() const { return file.is_open(); }

    HRESULT STDMETHODCALLTYPE Read(void *bytes, ULONG count, ULONG *read) override {
        return Answer([=] {
            file.read(static_cast<char *>(bytes), count);
            const auto got = static_cast<ULONG>(file.gcount());
            if (read)
                *read = got;
            return file.bad() ? E_FAIL : got == count ? S_OK : S_FALSE;
        });
    }
    HRESULT STDMETHODCALLTYPE Seek(LARGE_INTEGER move, DWORD origin, ULARGE_INTEGER *position) override {
        return Answer([=] {
            file.clear();
            file.seekg(move.QuadPart, origin == STREAM_SEEK_SET ? std::ios::beg : origin == STREAM_SEEK_CUR ? std::ios::cur : std::ios::end);
            if (position)
                position->QuadPart = static_cast<uint64_t>(file.tellg());
            return file ? S_OK : E_INVALIDARG;
        });
    }
    HRESULT STDMETHODCALLTYPE Stat(STATSTG *status, DWORD flags) override {
        return Answer([=] { return Describe(path, !(flags & STATFLAG_NONAME), status); });
    }

    HRESULT STDMETHODCALLTYPE Write(const void *, ULONG, ULONG *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetSize(ULARGE_INTEGER) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE CopyTo(IStream *, ULARGE_INTEGER, ULARGE_INTEGER *, ULARGE_INTEGER *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Commit(DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Revert() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE LockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE UnlockRegion(ULARGE_INTEGER, ULARGE_INTEGER, DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Clone(IStream **) override { return E_NOTIMPL; }

private:
    const fs::path path;
    std::ifstream file;
};

class FolderElements final : public Object<FolderElements, IEnumSTATSTG> {
public:
    explicit FolderElements(const fs::path &folder) : paths(fs::directory_iterator(folder), fs::directory_iterator()) {}

    HRESULT STDMETHODCALLTYPE Next(ULONG wanted, STATSTG *elements, ULONG *fetched) override {
        if (!elements || (!fetched && wanted != 1))
            return E_POINTER;
        ULONG taken = 0;
        HRESULT result = S_OK;
        while (taken < wanted && next < paths.size() && SUCCEEDED(result))
            result = Answer([&] { return Describe(paths[next++], true, &elements[taken++]); });
        if (fetched)
            *fetched = taken;
        return FAILED(result) ? result : taken == wanted ? S_OK : S_FALSE;
    }
    HRESULT STDMETHODCALLTYPE Skip(ULONG count) override {
        const bool areThere = count <= paths.size() - next;
        next = areThere ? next + count : paths.size();
        return areThere ? S_OK : S_FALSE;
    }
    HRESULT STDMETHODCALLTYPE Reset() override { return next = 0, S_OK; }
    HRESULT STDMETHODCALLTYPE Clone(IEnumSTATSTG **) override { return E_NOTIMPL; }

private:
    const std::vector<fs::path> paths;
    size_t next = 0;
};

class FolderStorage final : public Object<FolderStorage, IStorage> {
public:
    explicit FolderStorage(fs::path of) : path(std::move(of)) {}

    HRESULT STDMETHODCALLTYPE EnumElements(DWORD, void *, DWORD, IEnumSTATSTG **elements) override {
        return Answer([=] { return *elements = new FolderElements(path), S_OK; });
    }
    HRESULT STDMETHODCALLTYPE OpenStream(const OLECHAR *name, void *, DWORD, DWORD, IStream **stream) override {
        return Answer([=] {
            ComPtr<FileStream> made(new FileStream(path / name));
            *stream = made->IsOpen() ? made.Detach() : nullptr;
            return *stream ? S_OK : E_FAIL;
        });
    }
    HRESULT STDMETHODCALLTYPE OpenStorage(const OLECHAR *name, IStorage *, DWORD, SNB, DWORD, IStorage **storage) override {
        return Answer([=] { return *storage = new FolderStorage(path / name), S_OK; });
    }
    HRESULT STDMETHODCALLTYPE Stat(STATSTG *status, DWORD flags) override {
        return Answer([=] { return Describe(path, !(flags & STATFLAG_NONAME), status); });
    }

    HRESULT STDMETHODCALLTYPE CreateStream(const OLECHAR *, DWORD, DWORD, DWORD, IStream **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE CreateStorage(const OLECHAR *, DWORD, DWORD, DWORD, IStorage **) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE CopyTo(DWORD, const IID *, SNB, IStorage *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE MoveElementTo(const OLECHAR *, IStorage *, const OLECHAR *, DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Commit(DWORD) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE Revert() override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE DestroyElement(const OLECHAR *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE RenameElement(const OLECHAR *, const OLECHAR *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetElementTimes(const OLECHAR *, const FILETIME *, const FILETIME *, const FILETIME *) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetClass(REFCLSID) override { return E_NOTIMPL; }
    HRESULT STDMETHODCALLTYPE SetStateBits(DWORD, DWORD) override { return E_NOTIMPL; }

private:
    const fs::path path;
};

}

ComPtr<IStorage> OpenFolder(const fs::path &path) { return ComPtr<IStorage>(new FolderStorage(path)); }
