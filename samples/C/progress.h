/* IDiscMasterProgressEvents on the terminal: one line that moves, or plain lines where standard error is none. Ctrl-C cancels. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <openimapi/imapi.h>

/* The sink; NULL where there is no memory. The caller releases it. Music is added a few blocks at a time, which is not worth a bar. */
IDiscMasterProgressEvents *new_progress(int shows_adding);

/* From here on Ctrl-C asks for the end instead of ending the program. */
void watch_interrupts(void);

/* Whether Ctrl-C was pressed since. */
int is_interrupted(void);

#endif
