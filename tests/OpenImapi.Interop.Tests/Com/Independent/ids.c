/* Classes and interfaces by their published identifiers. */
#include "abi.h"

#define IMAPI(a, b) { a, b, 0x11D3, { 0x91, 0x44, 0x00, 0x10, 0x4B, 0xA1, 0x1C, 0x5E } }
#define SYSTEM(a) { a, 0, 0, { 0xC0, 0, 0, 0, 0, 0, 0, 0x46 } }

const Id MasterClass = IMAPI(0x520CCA63, 0x51A5), RecorderClass = IMAPI(0x520CCA61, 0x51A5);

const Id IDiscMasterId = IMAPI(0x520CCA62, 0x51A5);
const Id IDiscRecorderId = { 0x85AC9776, 0xCA88, 0x4CF2, { 0x89, 0x4E, 0x09, 0x59, 0x8C, 0x07, 0x8A, 0x41 } };
const Id IEnumDiscRecordersId = IMAPI(0x9B1921E1, 0x54AC);
const Id IEnumDiscMasterFormatsId = IMAPI(0xDDF445E1, 0x54BA);
const Id IRedbookDiscMasterId = IMAPI(0xE3BC42CD, 0x4E5C);
const Id IJolietDiscMasterId = IMAPI(0xE3BC42CE, 0x4E5C);
const Id IDiscMasterProgressEventsId = IMAPI(0xEC9E51C1, 0x4E5D);

const Id IUnknownId = SYSTEM(0x00), IClassFactoryId = SYSTEM(0x01), IStorageId = SYSTEM(0x0B), IStreamId = SYSTEM(0x0C), IEnumSTATSTGId = SYSTEM(0x0D);
const Id IPropertyStorageId = SYSTEM(0x138), IEnumSTATPROPSTGId = SYSTEM(0x139);
const Id ISequentialStreamId = { 0x0C733A30, 0x2A1C, 0x11CE, { 0xAD, 0xE5, 0x00, 0xAA, 0x00, 0x44, 0x77, 0x3D } };
