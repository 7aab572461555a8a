/* The parts of the run, each over an object or two; what they leave behind is as they found it, but for the discs. */
#ifndef INDEPENDENT_PARTS_H
#define INDEPENDENT_PARTS_H

#include "abi.h"
#include "sink.h"

/* Drives by these names must be there, with a blank CD-R, CD-R and CD-RW in them. */
#define DATA_DRIVE "data"
#define AUDIO_DRIVE "audio"
#define ERASE_DRIVE "erase"

/* A disc master from the class factory. */
Object *create_master(void);

/* What the class factory refuses; what a disc master is to COM. */
void creating(void);

/* Every call on a disc master that is not open. */
void closed(Object *master);

/* Open, the two formats and their enumerator. */
void formats(Object *master);

/* What recorders say of themselves, and who may use them. */
void recorders(Object *master);

/* Property sets of recorders and of the data format. */
void properties(Object *master);

/* Two sessions of data, with what may go wrong on the way. */
void data(Object *master, Sink *sink);

/* Three tracks of sound. */
void audio(Object *master, Sink *sink);

/* A CD-RW is written and erased. */
void erase(Object *master, Sink *sink);

/* Close with content staged and a sink registered; Open again. */
void closing(Object *master, Sink *sink);

/* The recorder whose path ends in a drive's name; the caller has a reference to it. */
Object *find_recorder(Object *master, const char *drive);

/* Sets one property of a recorder, in a set that also has those that are read only. */
void set_recorder_number(Object *recorder, const char *name, int32_t value);

/* How many references there are; each Release answers how many are left. */
uint32_t references(Object *object);

/* An interface of an object, of which the caller has a reference; NULL where it has not. */
Object *face_of(Object *object, const Id *id);

#endif
