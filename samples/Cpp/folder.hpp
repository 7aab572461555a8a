// A folder of the file system as the storage that IJolietDiscMaster::AddData reads.
#pragma once

#include "com.hpp"

#include <filesystem>

ComPtr<IStorage> OpenFolder(const std::filesystem::path &path);
