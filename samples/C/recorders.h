/* Recorders: what there is, which one, and how fast. */
#ifndef RECORDERS_H
#define RECORDERS_H

#include <openimapi/imapi.h>

/* Prints every recorder for the active format, with its disc and its properties. */
HRESULT list_recorders(IDiscMaster *master);

/* The recorder of a number, from 0 on, as listed; S_FALSE and NULL where there are fewer. */
HRESULT find_recorder(IDiscMaster *master, ULONG number, IDiscRecorder **recorder);

/* Sets one of the recorder's properties by name. */
HRESULT set_recorder_number(IDiscRecorder *recorder, const char *name, LONG value);

/* Erases the disc: what says what is on it, not all of it. */
HRESULT erase_disc(IDiscRecorder *recorder);

#endif
