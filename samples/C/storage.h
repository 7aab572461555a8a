/*
 * Folders and files of the file system as IStorage, IEnumSTATSTG and IStream: what IJolietDiscMaster::AddData reads. Only what reading needs
 * is there; everything else answers E_NOTIMPL.
 */
#ifndef STORAGE_H
#define STORAGE_H

#include <openimapi/imapi.h>

#include <sys/stat.h>

#define STG_E_FILENOTFOUND ((HRESULT)0x80030002)
#define STG_E_ACCESSDENIED ((HRESULT)0x80030005)
#define STG_E_READFAULT    ((HRESULT)0x8003001E)
#define STG_E_INVALIDNAME  ((HRESULT)0x800300FC)

/* A folder as a storage; NULL where there is no memory. The caller releases it. */
IStorage *new_folder_storage(const char *path);

/* The elements of a folder, in the order of their names; only files and folders are listed, anything else is told. */
HRESULT new_folder_elements(const char *path, IEnumSTATSTG **elements);

/* A file, to be read. */
HRESULT new_file_stream(const char *path, IStream **stream);

/* What COM wants to know of a file or folder. The name is in the library's memory; NULL leaves it out. */
HRESULT describe(const struct stat *found, const char *name, STATSTG *element);

/* folder/name in memory of malloc. */
char *path_of(const char *folder, const char *name);

/* What went wrong with a file, as a result, after it was told. */
HRESULT file_fault(const char *path);

#endif
