/* OpenImapi: the result codes of IMAPI version 1. MIT License. */
#ifndef OPENIMAPI_IMAPIERROR_H
#define OPENIMAPI_IMAPIERROR_H

#include "com.h"

/* Successes. The second one is spelled as IMAPI spells it. */
#define IMAPI_S_PROPERTIESIGNORED             ((HRESULT)0x00040200) /* some properties are unknown or read only */
#define IMAPI_S_BUFFER_TO_SMALL               ((HRESULT)0x00040201) /* the answer does not fit */

/* Errors. */
#define IMAPI_E_NOTOPENED                     ((HRESULT)0x8004020B) /* the disc master or recorder is not open */
#define IMAPI_E_NOTINITIALIZED                ((HRESULT)0x8004020C) /* the recorder object stands for no device */
#define IMAPI_E_USERABORT                     ((HRESULT)0x8004020D) /* cancelled */
#define IMAPI_E_GENERIC                       ((HRESULT)0x8004020E) /* a fault without a code of its own */
#define IMAPI_E_MEDIUM_NOTPRESENT             ((HRESULT)0x8004020F) /* no disc */
#define IMAPI_E_MEDIUM_INVALIDTYPE            ((HRESULT)0x80040210) /* not a disc for this work */
#define IMAPI_E_DEVICE_NOPROPERTIES           ((HRESULT)0x80040211) /* the object has no properties */
#define IMAPI_E_DEVICE_NOTACCESSIBLE          ((HRESULT)0x80040212) /* somebody else uses the recorder */
#define IMAPI_E_DEVICE_NOTPRESENT             ((HRESULT)0x80040213) /* the recorder was removed */
#define IMAPI_E_DEVICE_INVALIDTYPE            ((HRESULT)0x80040214) /* the recorder cannot do this */
#define IMAPI_E_INITIALIZE_WRITE              ((HRESULT)0x80040215) /* writing could not be set up */
#define IMAPI_E_INITIALIZE_ENDWRITE           ((HRESULT)0x80040216) /* closing could not be set up */
#define IMAPI_E_FILESYSTEM                    ((HRESULT)0x80040217) /* the operating system did not let go of the disc */
#define IMAPI_E_FILEACCESS                    ((HRESULT)0x80040218) /* the stash cannot be written */
#define IMAPI_E_DISCINFO                      ((HRESULT)0x80040219) /* the disc could not be examined */
#define IMAPI_E_TRACKNOTOPEN                  ((HRESULT)0x8004021A) /* no audio track is open */
#define IMAPI_E_TRACKOPEN                     ((HRESULT)0x8004021B) /* an audio track is open */
#define IMAPI_E_DISCFULL                      ((HRESULT)0x8004021C) /* no room */
#define IMAPI_E_BADJOLIETNAME                 ((HRESULT)0x8004021D) /* a name that Joliet cannot hold */
#define IMAPI_E_INVALIDIMAGE                  ((HRESULT)0x8004021E) /* nothing is staged */
#define IMAPI_E_NOACTIVEFORMAT                ((HRESULT)0x8004021F) /* no format is chosen */
#define IMAPI_E_NOACTIVERECORDER              ((HRESULT)0x80040220) /* no recorder is chosen */
#define IMAPI_E_WRONGFORMAT                   ((HRESULT)0x80040221) /* the call belongs to the other format */
#define IMAPI_E_ALREADYOPEN                   ((HRESULT)0x80040222) /* the disc master is open */
#define IMAPI_E_WRONGDISC                     ((HRESULT)0x80040223) /* not the disc that the session was made for */
#define IMAPI_E_FILEEXISTS                    ((HRESULT)0x80040224) /* the file is staged already */
#define IMAPI_E_STASHINUSE                    ((HRESULT)0x80040225) /* another disc master has the recorder's stash */
#define IMAPI_E_DEVICE_STILL_IN_USE           ((HRESULT)0x80040226) /* another call is at work */
#define IMAPI_E_LOSS_OF_STREAMING             ((HRESULT)0x80040227) /* the data came too slowly */
#define IMAPI_E_COMPRESSEDSTASH               ((HRESULT)0x80040228) /* the stash is on a compressed volume */
#define IMAPI_E_ENCRYPTEDSTASH                ((HRESULT)0x80040229) /* the stash is on an encrypted volume */
#define IMAPI_E_NOTENOUGHDISKFORSTASH         ((HRESULT)0x8004022A) /* too little room for the stash */
#define IMAPI_E_REMOVABLESTASH                ((HRESULT)0x8004022B) /* the stash is on a removable medium */
#define IMAPI_E_CANNOT_WRITE_TO_MEDIA         ((HRESULT)0x8004022C) /* the disc cannot be written */
#define IMAPI_E_TRACK_NOT_BIG_ENOUGH          ((HRESULT)0x8004022D) /* the audio track has less than 300 blocks */
#define IMAPI_E_BOOTIMAGE_AND_NONBLANK_DISC   ((HRESULT)0x8004022E) /* a boot image needs a blank disc */

#endif
