/* Staging: what is to be on the disc, given to the format that was chosen. */
#ifndef CONTENT_H
#define CONTENT_H

#include "options.h"

/* What is in each folder goes into the root of the disc; of two files of one path the later one shows. */
HRESULT stage_data(IJolietDiscMaster *joliet, const struct options *options);

/* Each file is a track. */
HRESULT stage_audio(IRedbookDiscMaster *redbook, const struct options *options);

#endif
